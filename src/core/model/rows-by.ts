/** The rows of each code, one code after the other, in the order of the table. */
export interface RowsBy {
  /** Rows of a code; none for a code that the column doesn't have. */
  of(code: number): Uint32Array;
}

export function rowsBy(column: Int32Array): RowsBy {
  let most = -1;
  for (const code of column) if (code > most) most = code;
  const ends = new Uint32Array(most + 2);
  for (const code of column) if (code >= 0) ends[code + 1] = (ends[code + 1] as number) + 1;
  for (let code = 1; code < ends.length; code++) {
    ends[code] = (ends[code] as number) + (ends[code - 1] as number);
  }
  const starts = ends.slice();
  const rows = new Uint32Array(ends.at(-1) ?? 0);
  for (let row = 0; row < column.length; row++) {
    const code = column[row] as number;
    if (code < 0) continue;
    const at = ends[code] as number;
    rows[at] = row;
    ends[code] = at + 1;
  }
  return { of: (code) => rows.subarray(starts[code] ?? 0, starts[code + 1] ?? 0) };
}
