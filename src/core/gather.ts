/** Rows → cells: one for each combination of codes. */
import { type ColumnId, type FactTable, NONE } from './facts.ts';

/** One row for each combination of codes, values added up, sorted by day and then by the other codes. */
export function gather(table: FactTable): FactTable {
  const ids = columnOrder(table);
  const columns = ids.map((id) => table.codes[id] as Int32Array);
  if (isGathered(columns, table.rows)) {
    return { ...table, codes: Object.fromEntries(ids.map((id, at) => [id, columns[at]])) };
  }
  const { cells, cellOf } = numberCells(columns, table.rows);
  const codes: Partial<Record<ColumnId, Int32Array>> = {};
  for (const [at, id] of ids.entries()) {
    const column = columns[at] as Int32Array;
    const gathered = new Int32Array(cells);
    for (let row = 0; row < column.length; row++) gathered[cellOf[row] as number] = column[row] as number;
    codes[id] = gathered;
  }
  const values: Record<string, Float64Array> = {};
  for (const [field, column] of Object.entries(table.values)) {
    const sums = new Float64Array(cells);
    for (let row = 0; row < column.length; row++) {
      const cell = cellOf[row] as number;
      sums[cell] = (sums[cell] as number) + (column[row] as number);
    }
    values[field] = sums;
  }
  return { rows: cells, codes, values };
}

/** Columns by name, the day before all. */
function columnOrder(table: FactTable): ColumnId[] {
  const ids = Object.keys(table.codes) as ColumnId[];
  return ids.sort((a, b) => Number(b === 'day') - Number(a === 'day') || (a < b ? -1 : 1));
}

/** Whether each row comes strictly after the one before it. */
function isGathered(columns: readonly Int32Array[], rows: number): boolean {
  for (let row = 1; row < rows; row++) if (compareRows(columns, row - 1, row) >= 0) return false;
  return true;
}

function compareRows(columns: readonly Int32Array[], a: number, b: number): number {
  for (const column of columns) {
    const difference = (column[a] as number) - (column[b] as number);
    if (difference !== 0) return difference;
  }
  return 0;
}

export interface NumberedCells {
  readonly cells: number;
  /** Cell of each row. */
  readonly cellOf: Int32Array;
}

/** Up to so many possible combinations a row, each has a place of its own. */
const ROOMY = 8;

/** Numbers the combinations of codes that there are, in their order, the first column first. */
export function numberCells(columns: readonly Int32Array[], rows: number): NumberedCells {
  const sizes = columns.map((column) => most(column) - NONE + 1);
  const possible = sizes.reduce((product, size) => product * size, 1);
  return possible <= rows * ROOMY ? byPlace(columns, sizes, rows, possible) : bySorting(columns, sizes, rows);
}

/** Every possible combination has a place; those that are met are numbered. */
function byPlace(
  columns: readonly Int32Array[],
  sizes: readonly number[],
  rows: number,
  possible: number,
): NumberedCells {
  const cellOf = new Int32Array(rows);
  for (const [at, column] of columns.entries()) {
    const size = sizes[at] as number;
    for (let row = 0; row < rows; row++)
      cellOf[row] = (cellOf[row] as number) * size + (column[row] as number) - NONE;
  }
  const numbers = new Int32Array(possible);
  for (let row = 0; row < rows; row++) numbers[cellOf[row] as number] = 1;
  let cells = 0;
  for (let place = 0; place < possible; place++) if (numbers[place] === 1) numbers[place] = cells++;
  for (let row = 0; row < rows; row++) cellOf[row] = numbers[cellOf[row] as number] as number;
  return { cells, cellOf };
}

/** Rows sorted by a stable counting sort from the last column to the first; equal neighbours are one cell. */
function bySorting(columns: readonly Int32Array[], sizes: readonly number[], rows: number): NumberedCells {
  let order = new Uint32Array(rows);
  for (let row = 0; row < rows; row++) order[row] = row;
  let next = new Uint32Array(rows);
  for (let at = columns.length - 1; at >= 0; at--) {
    const column = columns[at] as Int32Array;
    const starts = startsByCode(column, sizes[at] as number);
    for (let i = 0; i < rows; i++) {
      const row = order[i] as number;
      const code = (column[row] as number) - NONE;
      const at = starts[code] as number;
      starts[code] = at + 1;
      next[at] = row;
    }
    [order, next] = [next, order];
  }
  const cellOf = new Int32Array(rows);
  let cell = 0;
  for (let i = 1; i < rows; i++) {
    if (compareRows(columns, order[i - 1] as number, order[i] as number) !== 0) cell++;
    cellOf[order[i] as number] = cell;
  }
  return { cells: rows === 0 ? 0 : cell + 1, cellOf };
}

/** Where the rows of each code start, once sorted. */
function startsByCode(column: Int32Array, size: number): Uint32Array {
  const starts = new Uint32Array(size + 1);
  for (let row = 0; row < column.length; row++) {
    const code = (column[row] as number) - NONE + 1;
    starts[code] = (starts[code] as number) + 1;
  }
  for (let code = 1; code < starts.length; code++) {
    starts[code] = (starts[code] as number) + (starts[code - 1] as number);
  }
  return starts;
}

/** The highest code; NONE without any. */
function most(column: Int32Array): number {
  let highest = NONE;
  for (let row = 0; row < column.length; row++) {
    const code = column[row] as number;
    if (code > highest) highest = code;
  }
  return highest;
}
