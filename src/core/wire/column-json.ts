/**
 * Columns of codes, short: days as steps from row to row, and a column that another one decides (a
 * product has one brand) as that decision. Everything else is plain, as gzip does the rest.
 */
import type { ColumnId, FactTable } from '../facts.ts';

type Codes = FactTable['codes'];

/** Codes; or steps from the row before; or the code for each code of another column, counted from NONE. */
export type CodesJson =
  | readonly number[]
  | { readonly steps: readonly number[] }
  | { readonly by: ColumnId; readonly is: readonly number[] };

export function codesToJson(codes: Codes, rows: number): Record<string, CodesJson> {
  const columns = Object.entries(codes) as [ColumnId, Int32Array][];
  const plain = new Set<ColumnId>();
  const decided = new Map<ColumnId, CodesJson>();
  // From the one with most values on, so that what decides is always plain itself.
  for (const [id, column] of columns.toSorted(([, a], [, b]) => most(b) - most(a))) {
    const by = id === 'day' ? null : decision(codes, column, plain, rows);
    if (by === null) plain.add(id);
    else decided.set(id, by);
  }
  return Object.fromEntries(
    columns.map(([id, column]) => [
      id,
      decided.get(id) ?? (id === 'day' ? { steps: stepsOf(column) } : Array.from(column)),
    ]),
  );
}

export function codesFromJson(json: Readonly<Record<string, CodesJson>>): Codes {
  const codes: Partial<Record<string, Int32Array>> = {};
  // Named first, so that columns stand in their order; filled in the second round.
  for (const [id, column] of Object.entries(json)) codes[id] = plainCodes(column);
  for (const [id, column] of Object.entries(json)) {
    if ('by' in column)
      codes[id] = (codes[column.by] as Int32Array).map((code) => column.is[code + 1] as number);
  }
  return codes;
}

function plainCodes(column: CodesJson): Int32Array {
  if ('by' in column) return new Int32Array();
  if (!('steps' in column)) return Int32Array.from(column);
  let code = 0;
  return Int32Array.from(column.steps, (step) => {
    code += step;
    return code;
  });
}

function stepsOf(column: Int32Array): number[] {
  return Array.from(column, (code, row) => code - (row === 0 ? 0 : (column[row - 1] as number)));
}

/** The plain column whose codes decide this one's, where that is much shorter than the rows. */
function decision(
  codes: Codes,
  column: Int32Array,
  plain: ReadonlySet<ColumnId>,
  rows: number,
): CodesJson | null {
  for (const by of plain) {
    const deciding = codes[by] as Int32Array;
    if (by === 'day' || (most(deciding) + 2) * 4 > rows) continue;
    const is = decidedBy(deciding, column);
    if (is !== null) return { by, is };
  }
  return null;
}

function decidedBy(deciding: Int32Array, column: Int32Array): number[] | null {
  const is = new Array<number | undefined>(most(deciding) + 2).fill(undefined);
  for (let row = 0; row < column.length; row++) {
    const at = (deciding[row] as number) + 1;
    if (is[at] !== undefined && is[at] !== column[row]) return null;
    is[at] = column[row];
  }
  return is.map((code) => code ?? 0);
}

function most(column: Int32Array): number {
  return column.reduce((high, code) => (code > high ? code : high), -1);
}
