/** The course of ROAS over the days of orders: sums over days divided, not a mean of daily ratios. */
import { grainOf } from '../core/measure/carries.ts';
import { ratio } from '../core/measure/metric.ts';
import { laidUpon } from './beside.ts';
import type { Context } from './context.ts';
import { courseOfSums, instant, trailingSums } from './time.ts';

/** Days that each line looks back on: the week that is asked for, and four, which payout days disturb less. */
export const SHORT = 7;
export const LONG = 28;

export interface ReturnPoint {
  /** Days since 1970-01-01. */
  readonly day: number;
  readonly date: Date;
  /** ROAS of the day itself, and of the days up to it; `null` without spend in them. */
  readonly own: number | null;
  readonly short: number | null;
  readonly long: number | null;
}

/** From the first day with revenue to the last one; without any, none. */
export function returnCourse({ cube, where }: Context): ReturnPoint[] {
  const sums = courseOfSums(cube, ['revenue', 'spend'], where);
  const sold = sums.of('revenue') ?? [];
  const spent = sums.of('spend') ?? [];
  const roasOf = (span: number) => {
    const spend = trailingSums(spent, span);
    return trailingSums(sold, span).map((sum, i) => ratio(sum, spend[i] ?? null));
  };
  const isDaily = grainOf(cube) === 'day';
  const [short, long] = [roasOf(isDaily ? SHORT : 1), roasOf(isDaily ? LONG : 1)];
  // Payouts may be dated after the last order: days without any revenue to come would show a fall that is none.
  const last = sold.findLastIndex((revenue) => revenue > 0);
  const first = sold.findIndex((revenue) => revenue > 0);
  return sums.days
    .map((day, i) => ({
      day,
      date: instant(day),
      own: ratio(sold[i] ?? 0, spent[i] ?? 0),
      short: short[i] ?? null,
      long: long[i] ?? null,
    }))
    .slice(Math.max(0, first), last + 1);
}

/** The course of what stands beside, laid upon the days of the selection. */
export function returnCourseBeside(context: Context): ReturnPoint[] {
  const { beside } = context;
  if (beside === null || beside.isWhole) return [];
  return returnCourse({ ...context, where: beside.where }).flatMap((point) => {
    const day = laidUpon(beside, point.day);
    return point.long === null || day === null ? [] : [{ ...point, date: instant(day) }];
  });
}
