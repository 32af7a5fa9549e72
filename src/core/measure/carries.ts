/** What a cube still tells, of which something may be withheld. */
import { isoDay, isoMonth, isoWeek } from '../calendar.ts';
import type { ColumnId, Grain, Hidden } from '../facts.ts';
import type { Cube } from './cube.ts';
import { type Dimension, type DimensionId, dimensions } from './dimensions.ts';

/** Buckets of days that each grain fills without a rest: weeks and months part one another. */
const told: Readonly<Record<Grain, readonly DimensionId[]>> = {
  day: ['day', 'week', 'month', 'weekday'],
  week: ['week'],
  month: ['month'],
  none: [],
};

/** Whether the cube may be asked along a dimension at all. */
export function carries({ withheld }: Cube, id: DimensionId): boolean {
  if (withheld === null) return true;
  const { column }: Dimension = dimensions[id];
  return column === 'day' ? told[withheld.grain].includes(id) : !withheld.without.includes(column);
}

export function isHidden({ withheld }: Cube, what: Hidden): boolean {
  return withheld?.hidden.includes(what) ?? false;
}

export function grainOf({ withheld }: Cube): Grain {
  return withheld?.grain ?? 'day';
}

/** Whether a blank along the column may be what was withheld, and whether it may be nothing else. */
export function blankMeans({ withheld }: Cube, column: ColumnId): 'blank' | 'withheld' | 'either' {
  if (withheld === null) return 'blank';
  return withheld.blank.includes(column) ? 'either' : 'withheld';
}

/** Name of the step of time that a day belongs to, such as 2025-W24. */
export function stepName(grain: Exclude<Grain, 'none'>, day: number): string {
  return { day: isoDay, week: isoWeek, month: isoMonth }[grain](day);
}

/** Whether rows of a table are told one by one. */
export function lists(cube: Cube, table: 'posts' | 'payouts'): boolean {
  if (cube.withheld === null) return true;
  return carries(cube, 'influencer') && !isHidden(cube, table === 'posts' ? 'names' : 'payouts');
}
