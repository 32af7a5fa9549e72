/** Finds the place of a row along a dimension: from its own column, its influencer, or its day. */
import { isoDay } from '../calendar.ts';
import { type ColumnId, type FactTable, NONE } from '../facts.ts';
import { carries } from './carries.ts';
import type { Cube } from './cube.ts';
import { type Dimension, type DimensionId, dimensions } from './dimensions.ts';

/**
 * Place of a row along the dimension = places[column[row] + 1], so that NONE needs no branch. Places
 * count the dimension's values; the last one is for what isn't recorded.
 */
export interface Axis {
  readonly column: Int32Array;
  readonly places: Int32Array;
}

/** The column that says where a row is along the dimension; `null` when the table isn't recorded along it. */
export function columnOf(cube: Cube, table: FactTable, id: DimensionId): ColumnId | null {
  const dimension: Dimension = dimensions[id];
  if (!carries(cube, id)) return null;
  if (table.codes[dimension.column]) return dimension.column;
  return dimension.attribute && table.codes.influencer ? 'influencer' : null;
}

/** `null` when the table isn't recorded along the dimension. */
export function axisOf(cube: Cube, table: FactTable, id: DimensionId): Axis | null {
  const by = columnOf(cube, table, id);
  const column = by === null ? undefined : table.codes[by];
  if (by === null || column === undefined) return null;
  const { bucket, attribute, column: own }: Dimension = dimensions[id];
  const codesOf = () => {
    if (bucket) return buckets(cube, bucket).codes;
    return attribute && by !== own ? cube.attributes[attribute] : null;
  };
  return { column, places: placesOf(cube, id, by, codesOf) };
}

/** The values of a dimension; days as ISO dates, in the order of time. */
export function valuesOf(cube: Cube, id: DimensionId): readonly string[] {
  const dimension: Dimension = dimensions[id];
  if (dimension.column === 'day') return buckets(cube, dimension.bucket ?? isoDay).values;
  return cube.dictionaries[dimension.column];
}

/** How many places a dimension has: its values, and one for what isn't recorded. */
export function sizeOf(cube: Cube, id: DimensionId): number {
  return valuesOf(cube, id).length + 1;
}

/** Place of a value; the last one for `null`, −1 for a value that the cube doesn't have. */
export function placeOf(cube: Cube, id: DimensionId, value: string | null): number {
  const values = valuesOf(cube, id);
  return value === null ? values.length : values.indexOf(value);
}

interface Buckets {
  readonly codes: Int32Array;
  readonly values: readonly string[];
}

/** Worked out once for a cube: a year of days is named in a millisecond, but filters ask often. */
interface Remembered {
  readonly buckets: Map<(day: number) => string, Buckets>;
  readonly places: Map<string, Int32Array>;
}
const remembered = new WeakMap<Cube, Remembered>();

function memoryOf(cube: Cube): Remembered {
  const known = remembered.get(cube) ?? { buckets: new Map(), places: new Map() };
  remembered.set(cube, known);
  return known;
}

/** `codesOf` gives the code that each code of the column stands for; `null` = itself. */
function placesOf(cube: Cube, id: DimensionId, by: string, codesOf: () => Int32Array | null): Int32Array {
  const { places } = memoryOf(cube);
  const key = `${id} ${by}`;
  const known = places.get(key);
  if (known) return known;
  const last = sizeOf(cube, id) - 1;
  const codes = codesOf() ?? Int32Array.from({ length: last }, (_, code) => code);
  const made = new Int32Array(codes.length + 1).fill(last);
  for (const [code, to] of codes.entries()) if (to !== NONE) made[code + 1] = to;
  places.set(key, made);
  return made;
}

function buckets(cube: Cube, bucket: (day: number) => string): Buckets {
  const known = memoryOf(cube).buckets;
  const found = known.get(bucket);
  if (found) return found;
  const names = Array.from({ length: cube.days }, (_, code) => bucket(cube.firstDay + code));
  const values = [...new Set(names)].sort();
  const codeByName = new Map(values.map((name, code) => [name, code]));
  const made = { codes: Int32Array.from(names, (name) => codeByName.get(name) ?? NONE), values };
  known.set(bucket, made);
  return made;
}
