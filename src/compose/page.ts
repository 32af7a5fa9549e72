import type { FilterId } from '../core/filter-ids.ts';
import type { Context } from './context.ts';
import type { PageView } from './view.ts';

/** One page: its route and its name in the navigation; JSON and PDF follow from being listed. */
export interface Page {
  readonly id: string;
  /** Below the report: '' is its front page. */
  readonly path: string;
  readonly label: string;
  /** Id of the page that it is a part of; the navigation shows that one. */
  readonly parent?: string;
  /** A page of one of many, which has no PDF of its own. */
  readonly unprinted?: true;
  /** Works on a screen alone: it is never printed. */
  readonly onScreen?: true;
  /** Filters that the page itself decides; a page without the list answers none. */
  readonly filters?: { readonly except: readonly FilterId[] };
  compose(context: Context): PageView;
}

/** Whether a page has a PDF; those of one of many have one in a build that prints all of them. */
export function hasPdf({ onScreen, unprinted }: Page, printsAll: boolean): boolean {
  return !onScreen && (printsAll || !unprinted);
}
