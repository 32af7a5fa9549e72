import type { Attribution } from '../core/attribution/attribute.ts';
import type { DropFileSummary, RowCounts } from '../core/drop.ts';
import type { Formatter } from '../core/format/formatter.ts';
import type { Evidence } from '../core/incremental/rung.ts';
import type { Issue } from '../core/issue.ts';
import type { Cube } from '../core/measure/cube.ts';
import type { Selection } from '../core/measure/selection.ts';
import type { Freshness } from '../core/model/freshness.ts';
import type { Reconciliation } from '../core/model/reconciliation.ts';
import type { Amount } from '../core/money.ts';
import type { Report } from '../core/report.ts';
import type { TableName } from '../core/schema/index.ts';
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
}

export interface PublishedFile {
  /** Figures for machines, or a table to take away. */
  readonly kind: 'figures' | 'download';
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

/** What the reader says of the drop: files, rows, and what was noticed. */
export interface DropNote {
  readonly files: readonly DropFileSummary[];
  readonly rows: Readonly<Record<TableName, RowCounts>>;
  readonly issues: readonly Issue[];
  /** Money of rows that were left out, as far as it could be read. */
  readonly leftOut: { readonly revenue: Amount; readonly payouts: Amount };
  readonly reconciliation: Reconciliation;
  readonly freshness: Freshness;
}
