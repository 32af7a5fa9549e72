/** Finds the code of a row along a dimension: from its own column, its influencer, or its day. */
import { isoDay } from '../calendar.ts';
import { type FactTable, NONE } from '../facts.ts';
import type { Cube } from './cube.ts';
import { type Dimension, type DimensionId, dimensions } from './dimensions.ts';

/** code of a row = lookup ? lookup[column[row]] : column[row]; NONE = not recorded in this row. */
export interface Axis {
  readonly column: Int32Array;
  readonly lookup: Int32Array | null;
}

/** `null` when the table isn't recorded along the dimension. */
export function axisOf(cube: Cube, table: FactTable, id: DimensionId): Axis | null {
  const dimension: Dimension = dimensions[id];
  const column = table.codes[dimension.column];
  if (dimension.bucket) return column ? { column, lookup: buckets(cube, dimension.bucket).codes } : null;
  if (column) return { column, lookup: null };
  const influencer = table.codes.influencer;
  if (dimension.attribute && influencer)
    return { column: influencer, lookup: cube.attributes[dimension.attribute] };
  return null;
}

/** The values that the codes of a dimension stand for; days as ISO dates, in the order of time. */
export function valuesOf(cube: Cube, id: DimensionId): readonly string[] {
  const dimension: Dimension = dimensions[id];
  if (dimension.column === 'day') return buckets(cube, dimension.bucket ?? isoDay).values;
  return cube.dictionaries[dimension.column];
}

/** Code of a row along an axis. */
export function codeAt(axis: Axis, row: number): number {
  const code = axis.column[row] ?? NONE;
  if (axis.lookup === null || code === NONE) return code;
  return axis.lookup[code] ?? NONE;
}

interface Buckets {
  readonly codes: Int32Array;
  readonly values: readonly string[];
}

/** Worked out once for a cube: a year of days is named in a millisecond, but filters ask often. */
const remembered = new WeakMap<Cube, Map<(day: number) => string, Buckets>>();

function buckets(cube: Cube, bucket: (day: number) => string): Buckets {
  const known = remembered.get(cube) ?? new Map<(day: number) => string, Buckets>();
  remembered.set(cube, known);
  const found = known.get(bucket);
  if (found) return found;
  const names = Array.from({ length: cube.days }, (_, code) => bucket(cube.firstDay + code));
  const values = [...new Set(names)].sort();
  const codeByName = new Map(values.map((name, code) => [name, code]));
  const made = { codes: Int32Array.from(names, (name) => codeByName.get(name) ?? NONE), values };
  known.set(bucket, made);
  return made;
}
