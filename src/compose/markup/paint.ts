import type { Formatter } from '../../core/format/formatter.ts';
import type { Drawing } from '../view.ts';
import type { Html } from './html.ts';

/** What markup needs of its surroundings: the build draws into text, the browser into its document. */
export interface Paint {
  readonly format: Formatter;
  /** Address of the report, with a slash at its end. */
  readonly root: string;
  /** The drawing at every width it is shown at; `alt` says it in words. */
  draw(drawing: Drawing, alt: string): Html;
  /** How many of a table's rows are written; the browser brings those in sight by itself. */
  rowsWritten(rows: number): number;
  /** The analyst's words. */
  markdown(text: string): Html;
}
