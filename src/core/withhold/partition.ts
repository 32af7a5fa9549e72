/**
 * Parts rows into cells that each rest on enough buyers. The columns are a tree: below each value of the first
 * stand the values of the second, and so on. Values with too few buyers become the rest of the value above them.
 * Where that rest has too few itself it joins the rest of the value above that, and at the top the smallest
 * further value joins it. So every row is in exactly one cell, no cell has too few buyers, and no other sums of
 * these rows are published: nothing smaller follows.
 */
import type { Buyers } from '../drop.ts';

/** Sales by buyer: pairs of a row and who bought in it, those of one buyer one after the other. */
export interface Sales {
  readonly rows: Int32Array;
  readonly buyers: Int32Array;
}

/** How many of its columns each row keeps; `null` when all rows together have too few buyers. */
export function partition(
  columns: readonly Int32Array[],
  rows: number,
  sales: Sales,
  least: number,
): Uint8Array | null {
  const kept = new Uint8Array(rows);
  const all: Branch = {
    rows: Uint32Array.from({ length: rows }, (_, row) => row),
    sales: Uint32Array.from({ length: sales.rows.length }, (_, sale) => sale),
  };
  if (countBuyers(sales, all.sales) < least) return null;
  part(columns, all, 0, sales, least, kept);
  return kept;
}

/** Rows of `among`, numbered anew, sorted by buyer. */
export function salesOf({ rows, buyers }: Buyers, among: Uint32Array, rowsInAll: number): Sales {
  const place = new Int32Array(rowsInAll).fill(-1);
  for (const [at, row] of among.entries()) place[row] = at;
  const sales: number[] = [];
  for (let sale = 0; sale < rows.length; sale++)
    if ((place[rows[sale] as number] as number) >= 0) sales.push(sale);
  sales.sort((a, b) => (buyers[a] as number) - (buyers[b] as number));
  return {
    rows: Int32Array.from(sales, (sale) => place[rows[sale] as number] as number),
    buyers: Int32Array.from(sales, (sale) => buyers[sale] as number),
  };
}

/** Distinct buyers of some sales, which are in the order of all; without them, of all. */
export function countBuyers({ buyers }: Sales, some?: Uint32Array): number {
  let count = 0;
  let before = -1;
  const length = some?.length ?? buyers.length;
  for (let at = 0; at < length; at++) {
    const buyer = buyers[some === undefined ? at : (some[at] as number)] as number;
    if (buyer !== before) count++;
    before = buyer;
  }
  return count;
}

interface Branch {
  readonly rows: Uint32Array;
  /** Places in the sales, ascending. */
  readonly sales: Uint32Array;
}

/** Above it no rest is handed on: totals by the first column are exact, for each value that is told at all. */
const EXACT = 1;

/**
 * `branch` has buyers enough. Returns what of it has too few to be told below its value, for the rest of the value
 * above.
 */
function part(
  columns: readonly Int32Array[],
  branch: Branch,
  depth: number,
  sales: Sales,
  least: number,
  kept: Uint8Array,
): Branch | null {
  const column = columns[depth];
  if (column === undefined) {
    for (const row of branch.rows) kept[row] = depth;
    return null;
  }
  const values = branches(column, branch, sales)
    .map((value) => ({ ...value, buyers: countBuyers(sales, value.sales) }))
    .sort((a, b) => a.buyers - b.buyers || a.rows.length - b.rows.length);
  const enough = values.findIndex(({ buyers }) => buyers >= least);
  let named = enough < 0 ? values.length : enough;
  const rest: Branch[] = values.slice(0, named);
  for (const value of values.slice(named)) {
    const over = part(columns, value, depth + 1, sales, least, kept);
    if (over !== null) rest.push(over);
  }
  const buyers = new Set<number>();
  const join = ({ rows, sales: own }: Branch): void => {
    for (const row of rows) kept[row] = depth;
    for (const sale of own) buyers.add(sales.buyers[sale] as number);
  };
  for (const one of rest) join(one);
  if (rest.length === 0 || buyers.size >= least) return null;
  if (depth > EXACT) return together(rest);
  // A rest of too few would be what is missing from the whole: the smallest value joins it.
  while (named < values.length && buyers.size < least) join(values[named++] as Branch);
  return null;
}

function together(all: readonly Branch[]): Branch {
  return {
    rows: Uint32Array.from(all.flatMap(({ rows }) => [...rows])),
    sales: Uint32Array.from(all.flatMap(({ sales }) => [...sales])).sort(),
  };
}

/** One branch for each value of the column. */
function branches(column: Int32Array, { rows, sales: own }: Branch, sales: Sales): Branch[] {
  const found = new Map<number, { rows: number[]; sales: number[] }>();
  const at = (row: number) => {
    const code = column[row] as number;
    const known = found.get(code);
    if (known !== undefined) return known;
    const made = { rows: [], sales: [] };
    found.set(code, made);
    return made;
  };
  for (const row of rows) at(row).rows.push(row);
  for (const sale of own) at(sales.rows[sale] as number).sales.push(sale);
  return [...found.values()].map((value) => ({
    rows: Uint32Array.from(value.rows),
    sales: Uint32Array.from(value.sales),
  }));
}
