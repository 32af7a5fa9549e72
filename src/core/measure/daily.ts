/** Sums by day, as columns: what queries by day say, without a row for every day. */
import { sizeOf } from './axes.ts';
import type { Cube } from './cube.ts';
import type { DimensionId } from './dimensions.ts';
import type { MeasureId } from './measures.ts';
import type { Selection } from './selection.ts';
import { groupSums } from './sums.ts';

export interface DailySums {
  /** Whether nothing is recorded of what was asked, on no day. */
  readonly isEmpty: boolean;
  /**
   * One number for each day of the cube, 0 where nothing is recorded; `null` = not recorded along what was asked.
   * `places` are those of values along the dimension: their sums in one.
   */
  readonly of: (id: MeasureId, places?: readonly number[]) => Float64Array | null;
}

/** Of measures that add up, for each value of a dimension, or for all in one. What has no date is in no day. */
export function dailySums(
  cube: Cube,
  ids: readonly MeasureId[],
  where: Selection,
  by?: DimensionId,
): DailySums {
  const { groups, combination, isByPlace, columns } = groupSums(
    cube,
    by === undefined ? ['day'] : [by, 'day'],
    ids,
    where,
  );
  const days = sizeOf(cube, 'day');
  return {
    isEmpty: groups.length === 0,
    of(id, places = [0]) {
      const column = columns.get(id);
      if (column === undefined) return null;
      const [first = 0] = places;
      if (isByPlace && places.length === 1) return column.subarray(first * days, first * days + cube.days);
      const sums = new Float64Array(cube.days);
      for (const place of places) addTo(sums, column, place * days);
      return sums;
    },
  };

  /** The days of a place are the groups from its first combination on. */
  function addTo(sums: Float64Array, column: Float64Array, from: number): void {
    for (let at = firstFrom(from); at < groups.length; at++) {
      const group = groups[at] as number;
      const day = combination(group) - from;
      if (day >= cube.days) return;
      sums[day] = (sums[day] as number) + (column[group] as number);
    }
  }

  /** Groups stand in the order of their combinations. */
  function firstFrom(wanted: number): number {
    let low = 0;
    let high = groups.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (combination(groups[middle] as number) < wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
