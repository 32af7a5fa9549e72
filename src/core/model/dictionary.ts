/** One dictionary for all tables that speak of the same thing. */
import type { TextColumn } from '../drop.ts';
import { NONE } from '../facts.ts';

export interface Dictionary {
  /** Sorted, numbers within text by their value, so that no code depends on the order of rows. */
  readonly values: readonly string[];
  readonly codeOf: ReadonlyMap<string, number>;
}

export function dictionaryOf(...columns: readonly (TextColumn | null)[]): Dictionary {
  const used = new Set<string>();
  for (const column of columns) {
    if (column === null) continue;
    const seen = new Uint8Array(column.values.length);
    for (const code of column.codes) if (code !== NONE) seen[code] = 1;
    column.values.forEach((value, code) => {
      if (seen[code] === 1) used.add(value);
    });
  }
  return dictionaryWith([...used].sort(compareNaturally));
}

/** Of values that are sorted. */
export function dictionaryWith(values: readonly string[]): Dictionary {
  return { values, codeOf: new Map(values.map((value, code) => [value, code])) };
}

/** The column's rows coded by the dictionary; NONE where blank. */
export function recode(column: TextColumn, dictionary: Dictionary): Int32Array {
  const codes = Int32Array.from(column.values, (value) => dictionary.codeOf.get(value) ?? NONE);
  return column.codes.map((code) => codes[code] ?? NONE);
}

/** 9 before 10, "camp_2" before "camp_10"; otherwise by code unit, the same on every machine. */
function compareNaturally(a: string, b: string): number {
  const left = a.match(/\d+|\D+/g) ?? [];
  const right = b.match(/\d+|\D+/g) ?? [];
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const [x = '', y = ''] = [left[i], right[i]];
    const bothNumbers = /^\d/.test(x) && /^\d/.test(y);
    if (bothNumbers && Number(x) !== Number(y)) return Number(x) - Number(y);
    if (!bothNumbers && x !== y) return x < y ? -1 : 1;
  }
  return left.length - right.length || (a < b ? -1 : Number(a > b));
}
