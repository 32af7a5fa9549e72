/** How old the newest row of a drop is on the day of the drop. */
import { isoDay } from '../calendar.ts';
import { type Drop, NO_DAY } from '../drop.ts';
import type { Issue } from '../issue.ts';

/** Days between the newest date and the drop from which on it is said, or refused. */
export interface FreshnessLimits {
  readonly warn?: number | undefined;
  readonly error?: number | undefined;
}

export interface Freshness {
  /** Newest date of posts and tracking data; `null` when nothing is dated. */
  readonly newest: number | null;
  /** Days from it to the drop; `null` when either isn't known. */
  readonly age: number | null;
}

export function freshnessOf({ posts, tracking }: Drop, drop: number | undefined): Freshness {
  let newest: number | null = null;
  for (const column of [posts.date, tracking.date]) {
    for (const day of column) if (day !== NO_DAY && (newest === null || day > newest)) newest = day;
  }
  return { newest, age: newest === null || drop === undefined ? null : drop - newest };
}

export function freshnessIssues({ newest, age }: Freshness, limits: FreshnessLimits): Issue[] {
  if (newest === null || age === null) return [];
  const severity =
    age >= (limits.error ?? Infinity) ? 'error' : age >= (limits.warn ?? Infinity) ? 'warning' : null;
  if (severity === null) return [];
  return [
    {
      severity,
      code: 'drop-stale',
      at: { file: 'tracking_data', line: null, column: 'date', field: null },
      value: isoDay(newest),
      message: `The newest date is ${isoDay(newest)}, ${age} days before the drop.`,
      hint: 'Check that the export is complete, or change `freshness` in the report.',
    },
  ];
}
