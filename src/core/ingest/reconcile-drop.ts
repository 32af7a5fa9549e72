/** What the tables of a drop say of each other as wholes. */
import { isoDay } from '../calendar.ts';
import { type Drop, NO_DAY } from '../drop.ts';
import { LARGEST } from '../money.ts';
import { farDates } from './far-dates.ts';
import type { Found, IssueLog } from './issue-log.ts';

/** Where something stands, for messages. */
type Place = Pick<Found, 'file' | 'line' | 'column' | 'field'>;

/** Orders follow posts by days or weeks; further apart, the files are hardly of one drop. */
const FAR_APART_DAYS = 60;

export function reconcileDates(
  { posts, tracking }: Pick<Drop, 'posts' | 'tracking'>,
  file: string,
  log: IssueLog,
): void {
  const posted = span(posts.date);
  const ordered = span(tracking.date);
  if (posted === null || ordered === null) return;
  const gap = Math.max(ordered.from - posted.to, posted.from - ordered.to);
  if (gap <= FAR_APART_DAYS) return;
  log.add({
    code: 'drop-dates-disjoint',
    file,
    column: 'date',
    message: `Posts are of ${isoDay(posted.from)} to ${isoDay(posted.to)}, orders of ${isoDay(ordered.from)} to ${isoDay(ordered.to)}: ${gap} days apart.`,
    hint: 'Check that the files belong to one drop.',
  });
}

/** `place` tells where a row stands, as far as it is known. */
export function reconcileYears(dates: Int32Array, place: (row: number) => Place, log: IssueLog): void {
  for (const { row, day, nearest, days } of farDates(dates)) {
    const others = days === 1 ? '' : days === 2 ? ' and another date' : ` and ${days - 1} other dates`;
    log.add({
      code: 'date-far-from-others',
      ...place(row),
      value: day,
      message: `"${day}"${others} ${days === 1 ? 'lies' : 'lie'} years from the rest; the nearest date is ${nearest}.`,
      hint: 'Check the year: every axis of time reaches there.',
    });
  }
}

/** Sums must be exact: no column may add up to more than an exact number holds. */
export function reconcileSums(
  { posts, tracking, payouts }: Pick<Drop, 'posts' | 'tracking' | 'payouts'>,
  files: Readonly<Record<'posts' | 'tracking_data' | 'payouts', string>>,
  log: IssueLog,
): void {
  const columns = [
    [files.tracking_data, 'revenue', tracking.revenue],
    [files.tracking_data, 'orders', tracking.orders],
    [files.posts, 'reach', posts.reach],
    [files.payouts, 'total_payout', payouts.total_payout],
  ] as const;
  for (const [file, column, values] of columns) {
    const size = values.reduce((sum, value) => sum + Math.abs(value), 0);
    if (size <= LARGEST) continue;
    log.add({
      code: 'number-out-of-range',
      file,
      column,
      scope: 'file',
      message: `The values of "${column}" add up to more than can be summed exactly.`,
      hint: 'Look for values that are far too large.',
    });
  }
}

function span(days: Int32Array): { readonly from: number; readonly to: number } | null {
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  for (const day of days) {
    if (day === NO_DAY) continue;
    if (day < from) from = day;
    if (day > to) to = day;
  }
  return from > to ? null : { from, to };
}
