import { parseIsoDay } from '../core/calendar.ts';
import { measure, total } from '../core/measure/measure.ts';
import { ratio } from '../core/measure/metric.ts';
import type { Context } from './context.ts';

/** Days that engagement is compared over: the four weeks to the last post with the four before. */
export const ENGAGEMENT_DAYS = 28;

export interface EngagementChange {
  /** Engagement rates, pooled over the posts of the days. */
  readonly now: number;
  readonly before: number;
  /** −0.1 = a tenth less. */
  readonly change: number;
  /** Posts of the later days. */
  readonly posts: number;
}

/** `null` where posts do not reach over both, or reached nobody. */
export function engagementChange({ cube, where }: Context): EngagementChange | null {
  const days = measure(cube, { by: ['day'], figures: ['posts'], where })
    .filter(({ sums }) => (sums.posts ?? 0) > 0)
    .flatMap(({ at }) => parseIsoDay(at.day ?? '') ?? []);
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined || last - first + 1 < 2 * ENGAGEMENT_DAYS) return null;
  const rate = (to: number) =>
    total(cube, ['engagement_rate', 'posts'], { ...where, from: to - ENGAGEMENT_DAYS + 1, to });
  const [later, earlier] = [rate(last), rate(last - ENGAGEMENT_DAYS)];
  const now = later.values.engagement_rate ?? null;
  const before = earlier.values.engagement_rate ?? null;
  const change = ratio(now, before);
  if (now === null || before === null || change === null) return null;
  return { now, before, change: change - 1, posts: later.sums.posts ?? 0 };
}
