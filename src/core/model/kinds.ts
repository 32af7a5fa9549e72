/** Numbers the different combinations of some codes in a table: what is said alike is of one kind. */
import type { ColumnId, FactTable } from '../facts.ts';
import { numberCells } from '../gather.ts';

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
  const { cells: size, cellOf } = numberCells(
    known.map(({ column }) => column),
    table.rows,
  );
  const codes = known.map(({ id, column }) => {
    const ofKind = new Int32Array(size);
    for (let row = 0; row < table.rows; row++) ofKind[cellOf[row] as number] = column[row] as number;
    return [id, ofKind] as const;
  });
  return { size, of: cellOf, codes: Object.fromEntries(codes) };
}
