/** Rows → cells: one for each combination of codes. Sorted code by code, so that millions stay cheap. */
import { type ColumnId, type FactTable, NONE } from './facts.ts';

/** One row for each combination of codes, values added up, sorted by day and then by the other codes. */
export function gather(table: FactTable): FactTable {
  const ids = columnOrder(table);
  const columns = ids.map((id) => table.codes[id] as Int32Array);
  if (isGathered(columns, table.rows)) {
    return { ...table, codes: Object.fromEntries(ids.map((id, at) => [id, columns[at]])) };
  }
  const order = sortRows(columns, table.rows);
  const cellOf = numberCells(columns, order);
  const cells = (cellOf.at(-1) ?? -1) + 1;

  const codes: Partial<Record<ColumnId, Int32Array>> = {};
  for (const [at, id] of ids.entries()) {
    const column = columns[at] as Int32Array;
    const gathered = new Int32Array(cells);
    for (let i = 0; i < order.length; i++)
      gathered[cellOf[i] as number] = column[order[i] as number] as number;
    codes[id] = gathered;
  }
  const values: Record<string, Float64Array> = {};
  for (const [field, rows] of Object.entries(table.values)) {
    const sums = new Float64Array(cells);
    for (let i = 0; i < order.length; i++) {
      const cell = cellOf[i] as number;
      sums[cell] = (sums[cell] as number) + (rows[order[i] as number] as number);
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

/** Rows in the order of their codes, the first column first: a stable counting sort from the last to the first. */
export function sortRows(columns: readonly Int32Array[], rows: number): Uint32Array {
  let order = new Uint32Array(rows);
  for (let row = 0; row < rows; row++) order[row] = row;
  let next = new Uint32Array(rows);
  for (const column of columns.toReversed()) {
    const starts = startsByCode(column, rows);
    if (starts === null) continue;
    for (let i = 0; i < rows; i++) {
      const row = order[i] as number;
      const code = (column[row] as number) - NONE;
      const at = starts[code] as number;
      starts[code] = at + 1;
      next[at] = row;
    }
    [order, next] = [next, order];
  }
  return order;
}

/** Where the rows of each code start, once sorted; `null` when all rows have one code. */
function startsByCode(column: Int32Array, rows: number): Uint32Array | null {
  let most = NONE;
  for (let row = 0; row < rows; row++) if ((column[row] as number) > most) most = column[row] as number;
  const starts = new Uint32Array(most - NONE + 2);
  for (let row = 0; row < rows; row++) {
    const code = (column[row] as number) - NONE + 1;
    starts[code] = (starts[code] as number) + 1;
  }
  if (rows === 0 || starts[(column[0] as number) - NONE + 1] === rows) return null;
  for (let code = 1; code < starts.length; code++) {
    starts[code] = (starts[code] as number) + (starts[code - 1] as number);
  }
  return starts;
}

/** Number of the combination that each place in `order` belongs to, from 0. */
export function numberCells(columns: readonly Int32Array[], order: Uint32Array): Int32Array {
  const numbers = new Int32Array(order.length);
  let cell = 0;
  for (let i = 1; i < order.length; i++) {
    if (compareRows(columns, order[i - 1] as number, order[i] as number) !== 0) cell++;
    numbers[i] = cell;
  }
  return numbers;
}
