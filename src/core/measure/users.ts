/** Distinct users under a query. Counted by the reader along one dimension at a time, they never add up. */
import { type UserDimension, userDimensions } from '../facts.ts';
import { placeOf } from './axes.ts';
import type { Cube } from './cube.ts';
import type { DimensionId } from './dimensions.ts';
import type { UserMeasure } from './measures.ts';
import type { Selection } from './selection.ts';

/** Users in total, or of each place of the one dimension that is asked; its last place, unrecorded, has none. */
export type UsersFound = { readonly total: number } | { readonly byPlace: Float64Array };

/** `null` when users weren't counted that way. */
export function findUsers(
  cube: Cube,
  by: readonly DimensionId[],
  { values = {}, from, to }: Selection,
  count: UserMeasure['count'],
): UsersFound | null {
  const { users } = cube;
  if (from !== undefined || to !== undefined) return null;
  const filters = Object.keys(values) as DimensionId[];
  const [dimension, ...others] = new Set([...by, ...filters]);
  if (dimension === undefined) {
    const total = count === 'all' ? users.total : users.repeat;
    return total === null ? null : { total };
  }
  if (count === 'repeat' || others.length > 0 || !isCounted(dimension)) return null;
  const counts = users.by[dimension];
  if (counts === null) return null;
  if (by.length > 0) return { byPlace: counts };
  // Users of two campaigns together are not the sum: some bought in both.
  const [chosen, ...more] = new Set(values[dimension]);
  if (chosen === undefined) return { total: 0 };
  if (chosen === null || more.length > 0) return null;
  return { total: counts[placeOf(cube, dimension, chosen)] ?? 0 };
}

function isCounted(dimension: DimensionId): dimension is UserDimension {
  return (userDimensions as readonly DimensionId[]).includes(dimension);
}
