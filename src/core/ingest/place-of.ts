import type { PlainRows } from './plain-rows.ts';
import type { TableRead } from './read-table.ts';

/** Where a row of a table stands, for messages; `row` counts through all files. */
export function placeOf(
  { files, rows }: TableRead,
  row: number,
  column: string,
): { file: string; line: number | null; column: string; field: number | null } {
  const { starts, lines } = rows as PlainRows;
  const at = starts.findLastIndex((start) => start <= row) + 1;
  const { file = '', columns = [] } = files[at] ?? {};
  const found = columns.find(({ name }) => name === column);
  return { file, line: lines.values[row] ?? null, column, field: found ? found.field + 1 : null };
}
