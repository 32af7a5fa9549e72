import type { Context } from './context.ts';
import type { PageView } from './view.ts';

/** One page: its route and its name in the navigation; JSON and PDF follow from being listed. */
export interface Page {
  readonly id: string;
  /** Below the report: '' is its front page. */
  readonly path: string;
  readonly label: string;
  compose(context: Context): PageView;
}
