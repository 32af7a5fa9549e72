import type { ColumnId, FactTable } from './facts.ts';

/** One row for each combination of codes, values added up, sorted by day and then by the other codes. */
export function gather(table: FactTable): FactTable {
  const ids = columnOrder(table);
  const columns = ids.map((id) => table.codes[id] ?? new Int32Array(table.rows));
  const order = sortedRows(columns, table.rows);
  const first = startsOfCells(columns, order);
  const cells = first.length;

  const codes: Partial<Record<ColumnId, Int32Array>> = {};
  ids.forEach((id, at) => {
    const column = columns[at] ?? new Int32Array();
    codes[id] = Int32Array.from(first, (start) => column[order[start] ?? 0] ?? 0);
  });
  const values: Record<string, Float64Array> = {};
  for (const [field, rows] of Object.entries(table.values)) {
    const sums = new Float64Array(cells);
    for (let cell = 0; cell < cells; cell++) {
      const end = first[cell + 1] ?? order.length;
      let sum = 0;
      for (let at = first[cell] ?? 0; at < end; at++) sum += rows[order[at] ?? 0] ?? 0;
      sums[cell] = sum;
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

function sortedRows(columns: readonly Int32Array[], rows: number): Uint32Array {
  const order = Uint32Array.from({ length: rows }, (_, row) => row);
  return order.sort((a, b) => compareRows(columns, a, b));
}

function compareRows(columns: readonly Int32Array[], a: number, b: number): number {
  for (const column of columns) {
    const difference = (column[a] ?? 0) - (column[b] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Places in `order` where a new combination of codes starts. */
function startsOfCells(columns: readonly Int32Array[], order: Uint32Array): number[] {
  const starts: number[] = [];
  for (let at = 0; at < order.length; at++) {
    if (at === 0 || compareRows(columns, order[at - 1] ?? 0, order[at] ?? 0) !== 0) starts.push(at);
  }
  return starts;
}
