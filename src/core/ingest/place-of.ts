import type { PlainRows } from './plain-rows.ts';
import type { FileRead, TableRead } from './read-table.ts';

/** The file that a row of a table stands in; `row` counts through all files. */
export function fileOf({ files, rows }: TableRead, row: number): FileRead | undefined {
  return files[(rows as PlainRows).starts.findLastIndex((start) => start <= row) + 1];
}

/** Where a row of a table stands, for messages; `row` counts through all files. */
export function placeOf(
  read: TableRead,
  row: number,
  column: string,
): { file: string; line: number | null; column: string; field: number | null } {
  const { lines } = read.rows as PlainRows;
  const { file = '', columns = [] } = fileOf(read, row) ?? {};
  const found = columns.find(({ name }) => name === column);
  return { file, line: lines.values[row] ?? null, column, field: found ? found.field + 1 : null };
}
