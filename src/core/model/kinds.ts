/** Numbers the different combinations of some codes in a table: what is said alike is of one kind. */
import type { ColumnId, FactTable } from '../facts.ts';
import { numberCells, sortRows } from '../gather.ts';

export interface Kinds {
  readonly size: number;
  /** Kind of each row. */
  readonly of: Int32Array;
  /** Code of each kind along the columns that the table has. */
  readonly codes: Readonly<Partial<Record<ColumnId, Int32Array>>>;
}

export function kindsOf(table: FactTable, ids: readonly ColumnId[]): Kinds {
  const known = ids.flatMap((id) => {
    const column = table.codes[id];
    return column ? [{ id, column }] : [];
  });
  const columns = known.map(({ column }) => column);
  const order = sortRows(columns, table.rows);
  const numbers = numberCells(columns, order);
  const size = (numbers.at(-1) ?? -1) + 1;
  const of = new Int32Array(table.rows);
  const first = new Uint32Array(size);
  for (let i = order.length - 1; i >= 0; i--) {
    of[order[i] as number] = numbers[i] as number;
    first[numbers[i] as number] = order[i] as number;
  }
  const codes = Object.fromEntries(
    known.map(({ id, column }) => [id, Int32Array.from(first, (row) => column[row] as number)]),
  );
  return { size, of, codes };
}
