import type { Attribution } from '../core/attribution/attribute.ts';
import type { Formatter } from '../core/format/formatter.ts';
import type { Evidence } from '../core/incremental/rung.ts';
import type { Cube } from '../core/measure/cube.ts';
import type { Selection } from '../core/measure/selection.ts';
import type { DropNote } from '../core/prepare-drop.ts';
import type { Report } from '../core/report.ts';
import type { Beside } from './beside.ts';
import type { Records } from './records.ts';

/** All that a page is composed from. */
export interface Context {
  readonly report: Report;
  readonly cube: Cube;
  readonly drop: DropNote;
  /** What incremental revenue is estimated from. */
  readonly evidence: Omit<Evidence, 'where'>;
  /** Of the whole drop, whatever is selected; `null` when the report does without. */
  readonly attribution: Attribution | null;
  readonly where: Selection;
  /** What figures show their change against; `null` = nothing. */
  readonly beside: Beside | null;
  /** Payouts and posts one by one, whatever is selected. */
  readonly records: Records;
  readonly format: Formatter;
  /** Path of the report from the top of the site, with a slash at its end. */
  readonly root: string;
  /** What is published beside the pages. */
  readonly files: readonly PublishedFile[];
  /**
   * Whether pages and files lie at addresses of their own. Those of a visitor's files lie nowhere: no address
   * may lead to them, or name what is in them. Of an older drop there are summary pages, and no files.
   */
  readonly published: boolean;
  /** What a page of the drop before this one is composed from; `null` = there is none, or none is known. */
  earlier(): Context | null;
}

export interface PublishedFile {
  /** Figures for machines, a table to take away, or the report on paper. */
  readonly kind: 'figures' | 'download' | 'paper';
  /** Below the report, such as api/summary.json. */
  readonly path: string;
  /** Path from the top of the site. */
  readonly address: string;
  readonly description: string;
  /** Rows of a list or table; `null` where it is neither. */
  readonly rows: number | null;
  /** Files that a long list is parted into, or sheets of a workbook. */
  readonly parts: number;
}
