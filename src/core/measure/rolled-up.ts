/**
 * A table along fewer columns: what a query doesn't ask for is added up beforehand, so that the next
 * one along the same columns, under any selection of them, has fewer cells to visit. Only sums
 * survive this; what is counted once needs the table itself.
 */
import type { ColumnId, FactTable } from '../facts.ts';
import { gather } from '../gather.ts';

/** Asked once, a table is read faster than it is gathered. */
const WORTH_IT = 2;
/** A table that shrinks less than this is left as it is. */
const SHRINKS = 3;

interface Asked {
  times: number;
  table: FactTable;
}
const remembered = new WeakMap<FactTable, Map<string, Asked>>();

/** The table, or its cells added up along these of its columns. */
export function rolledUp(table: FactTable, columns: ReadonlySet<ColumnId>): FactTable {
  const known = remembered.get(table) ?? new Map<string, Asked>();
  remembered.set(table, known);
  const key = [...columns].sort().join(' ');
  const asked = known.get(key) ?? { times: 0, table };
  known.set(key, asked);
  asked.times++;
  if (asked.times === WORTH_IT) {
    const codes = Object.entries(table.codes).filter(([id]) => columns.has(id as ColumnId));
    const rolled = gather({ ...table, codes: Object.fromEntries(codes) });
    if (rolled.rows * SHRINKS < table.rows) asked.table = rolled;
  }
  return asked.table;
}
