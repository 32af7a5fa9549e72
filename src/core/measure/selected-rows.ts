/** The rows of a table that a selection keeps. Tables are sorted by day, so a range of days is one slice. */
import { type FactTable, NONE } from '../facts.ts';
import { axisOf, placeOf, sizeOf } from './axes.ts';
import type { Cube } from './cube.ts';
import type { DimensionId } from './dimensions.ts';
import type { Selection } from './selection.ts';

/** Rows in ascending order: `count` of them from `first` on, or those that are listed. */
export interface SelectedRows {
  readonly first: number;
  readonly count: number;
  /** `null` = all from `first` on. */
  readonly listed: Uint32Array | null;
}

/** One page asks a selection dozens of times; it is forgotten with the selection. */
const remembered = new WeakMap<Selection, WeakMap<FactTable, SelectedRows | null>>();

/** `null` when the table isn't recorded along a selected dimension. */
export function selectRows(cube: Cube, table: FactTable, where: Selection): SelectedRows | null {
  const known = remembered.get(where) ?? new WeakMap<FactTable, SelectedRows | null>();
  remembered.set(where, known);
  const found = known.get(table);
  if (found !== undefined) return found;
  const made = findRows(cube, table, where);
  known.set(table, made);
  return made;
}

function findRows(cube: Cube, table: FactTable, where: Selection): SelectedRows | null {
  let rows = daysBetween(cube, table, where);
  for (const [id, chosen] of Object.entries(where.values ?? {}) as [
    DimensionId,
    readonly (string | null)[],
  ][]) {
    const axis = axisOf(cube, table, id);
    if (axis === null || rows === null) return null;
    const stays = new Uint8Array(sizeOf(cube, id));
    for (const value of chosen) {
      const place = placeOf(cube, id, value);
      if (place >= 0) stays[place] = 1;
    }
    const staysAt = axis.places.map((place) => stays[place] as number);
    rows = narrow(rows, axis.column, staysAt);
  }
  return rows;
}

/** The rows whose code + 1 has a 1 in `stays`. */
function narrow({ first, count, listed }: SelectedRows, column: Int32Array, stays: Int32Array): SelectedRows {
  const kept = new Uint32Array(count);
  let found = 0;
  // The row is written always and counted where it stays: no branch to guess.
  if (listed === null) {
    for (let row = first; row < first + count; row++) {
      kept[found] = row;
      found += stays[(column[row] as number) + 1] as number;
    }
  } else {
    for (let i = 0; i < count; i++) {
      const row = listed[i] as number;
      kept[found] = row;
      found += stays[(column[row] as number) + 1] as number;
    }
  }
  return { first: 0, count: found, listed: kept.subarray(0, found) };
}

function daysBetween(cube: Cube, table: FactTable, { from, to }: Selection): SelectedRows | null {
  if (from === undefined && to === undefined) return { first: 0, count: table.rows, listed: null };
  const { day } = table.codes;
  if (day === undefined) return null;
  // Rows without a day are of no range, and stand before the others.
  const first = firstFrom(day, from === undefined ? NONE + 1 : Math.max(NONE + 1, from - cube.firstDay));
  const end = to === undefined ? table.rows : firstFrom(day, to - cube.firstDay + 1);
  return { first, count: Math.max(0, end - first), listed: null };
}

/** The first row of that day or later. */
function firstFrom(day: Int32Array, code: number): number {
  let low = 0;
  let high = day.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((day[middle] as number) < code) low = middle + 1;
    else high = middle;
  }
  return low;
}
