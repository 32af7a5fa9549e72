/** The inner loops: rows are put into groups, and each measure is added up group by group. */
import type { Axis } from './axes.ts';
import type { SelectedRows } from './selected-rows.ts';

/** Above this many possible groups, those that are met are numbered instead. */
const DENSE = 1 << 20;

/** Numbers of groups: places along the asked dimensions, combined. */
export class Grouping {
  readonly #sizes: readonly number[];
  /** Number of each combination that was met, where there are too many to have a number each. */
  readonly #met: Map<number, number> | null;
  readonly #size: number;

  constructor(sizes: readonly number[]) {
    this.#sizes = sizes;
    this.#size = sizes.reduce((product, size) => product * size, 1);
    this.#met = this.#size > DENSE ? new Map() : null;
  }

  /** Group numbers lie below it, once all rows are grouped. */
  get size(): number {
    return this.#met?.size ?? this.#size;
  }

  /** Whether groups are numbered in the order that they were met, not in that of their places. */
  get isNumberedAsMet(): boolean {
    return this.#met !== null;
  }

  /** The combination that a group number stands for. */
  combinations(): (group: number) => number {
    if (this.#met === null) return (group) => group;
    const combinations = Float64Array.from(this.#met.keys());
    return (group) => combinations[group] as number;
  }

  /** Group of each selected row. */
  groupRows(rows: SelectedRows, axes: readonly Axis[]): Int32Array {
    const [axis] = axes;
    if (axes.length === 1 && axis && this.#met === null) return placesAlong(rows, axis);
    const combined = new Float64Array(rows.count);
    for (const [i, next] of axes.entries()) {
      const size = this.#sizes[i] as number;
      const places = placesAlong(rows, next);
      for (let at = 0; at < combined.length; at++)
        combined[at] = (combined[at] as number) * size + (places[at] as number);
    }
    return this.#met ? this.#numbered(combined, this.#met) : Int32Array.from(combined);
  }

  #numbered(combined: Float64Array, met: Map<number, number>): Int32Array {
    const groups = new Int32Array(combined.length);
    for (let at = 0; at < combined.length; at++) {
      const code = combined[at] as number;
      const known = met.get(code);
      if (known === undefined) met.set(code, met.size);
      groups[at] = known ?? met.size - 1;
    }
    return groups;
  }
}

/** Place of each selected row along an axis. */
function placesAlong({ first, count, listed }: SelectedRows, { column, places }: Axis): Int32Array {
  const along = new Int32Array(count);
  if (listed === null) {
    for (let i = 0; i < count; i++) along[i] = places[(column[first + i] as number) + 1] as number;
  } else {
    for (let i = 0; i < count; i++) along[i] = places[(column[listed[i] as number] as number) + 1] as number;
  }
  return along;
}

/** Marks the groups that rows are in. */
export function markSeen(groups: Int32Array, seen: Uint8Array): void {
  for (let i = 0; i < groups.length; i++) seen[groups[i] as number] = 1;
}

/** Adds the selected rows' values to the sums of their groups. */
export function addUp(
  { first, count, listed }: SelectedRows,
  groups: Int32Array | null,
  values: Float64Array,
  sums: Float64Array,
): void {
  if (groups === null) {
    let sum = 0;
    if (listed === null) for (let i = 0; i < count; i++) sum += values[first + i] as number;
    else for (let i = 0; i < count; i++) sum += values[listed[i] as number] as number;
    sums[0] = (sums[0] as number) + sum;
  } else if (listed === null) {
    for (let i = 0; i < count; i++) {
      const group = groups[i] as number;
      sums[group] = (sums[group] as number) + (values[first + i] as number);
    }
  } else {
    for (let i = 0; i < count; i++) {
      const group = groups[i] as number;
      sums[group] = (sums[group] as number) + (values[listed[i] as number] as number);
    }
  }
}

/** Above this many bits, pairs are remembered one by one. */
const BITS = 1 << 27;

/** Pairs of a group and a member that were met. */
export class Pairs {
  readonly #members: number;
  readonly #bits: Uint32Array | null;
  readonly #met = new Set<number>();

  constructor(groups: number, members: number) {
    this.#members = members;
    const bits = groups * members;
    this.#bits = bits <= BITS ? new Uint32Array((bits >>> 5) + 1) : null;
  }

  /** Whether the pair is new. */
  add(group: number, member: number): boolean {
    const pair = group * this.#members + member;
    if (this.#bits === null) return this.#met.size < this.#met.add(pair).size;
    const word = pair >>> 5;
    const bit = 1 << (pair & 31);
    const before = this.#bits[word] as number;
    if ((before & bit) !== 0) return false;
    this.#bits[word] = before | bit;
    return true;
  }
}
