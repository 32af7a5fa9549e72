/**
 * A table along fewer columns: what a query doesn't ask for is added up beforehand, so that the next
 * one along the same columns, under any selection of them, has fewer cells to visit.
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
  return remember(table, columns, '', () => gather({ ...table, codes: picked(table, columns) }));
}

/**
 * The table, or one row without values for each combination of these columns that has a cell where
 * the field isn't 0: what cancels out when it is added up was there all the same.
 */
export function presentIn(table: FactTable, field: string, columns: ReadonlySet<ColumnId>): FactTable {
  return remember(table, columns, field, () => {
    const values = table.values[field] ?? new Float64Array(table.rows);
    const rows: number[] = [];
    for (let row = 0; row < table.rows; row++) if (values[row] !== 0) rows.push(row);
    const codes = Object.entries(picked(table, columns)).map(([id, column]) => [
      id,
      Int32Array.from(rows, (row) => column[row] as number),
    ]);
    return gather({ rows: rows.length, codes: Object.fromEntries(codes), values: {} });
  });
}

function remember(
  table: FactTable,
  columns: ReadonlySet<ColumnId>,
  field: string,
  roll: () => FactTable,
): FactTable {
  const known = remembered.get(table) ?? new Map<string, Asked>();
  remembered.set(table, known);
  const key = [field, ...[...columns].sort()].join(' ');
  const asked = known.get(key) ?? { times: 0, table };
  known.set(key, asked);
  asked.times++;
  if (asked.times === WORTH_IT) {
    const rolled = roll();
    if (rolled.rows * SHRINKS < table.rows) asked.table = rolled;
  }
  return asked.table;
}

function picked(table: FactTable, columns: ReadonlySet<ColumnId>): Record<string, Int32Array> {
  return Object.fromEntries(Object.entries(table.codes).filter(([id]) => columns.has(id as ColumnId)));
}
