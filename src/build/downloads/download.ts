import type { ColumnTable } from 'arquero';
import type { Needs } from '../../compose/told.ts';
import type { PreparedReport } from '../prepare.ts';

/** A table to take away, as a CSV file. */
export interface Download {
  /** Address below downloads/, without its ending. */
  readonly name: string;
  readonly description: string;
  /** Not published where not all of it is told. */
  readonly needs?: Needs;
  /** Columns and rows in the order of the file; a blank cell is `null`. */
  table(prepared: PreparedReport): ColumnTable;
  /** As many as the table has, found without making it. */
  rows(prepared: PreparedReport): number;
  /** Name of its sheet in the workbook; `null` = it has none. */
  readonly sheet: string | null;
}
