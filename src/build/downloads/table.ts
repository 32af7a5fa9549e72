import { type ColumnTable, table } from 'arquero';
import type { List, Row } from '../endpoints/list.ts';
import type { PreparedReport } from '../prepare.ts';

/** Rows as a table; the columns are stated, so that a table without rows has its header too. */
export function tableOf(columns: readonly string[], rows: readonly Row[]): ColumnTable {
  return table(columns.map((column) => [column, rows.map((row) => row[column] ?? null)]));
}

/** A list of the API as a table: the same rows under the same names. */
export function tableOfList(list: List): (prepared: PreparedReport) => ColumnTable {
  return (prepared) => tableOf(Object.keys(list.row.shape), list.rows(prepared));
}
