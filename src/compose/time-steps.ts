/**
 * A course in as many steps as can be told apart: a bar a day over ten years is thinner than a pixel, and
 * most of a page's bytes.
 */
import { isoDay, isoMonth, isoWeek } from '../core/calendar.ts';
import type { Grain } from '../core/facts.ts';
import { instant } from './time.ts';

export type Step = 'day' | 'week' | 'month';

/** Days up to which each step is drawn: a year and a quarter by day, five years by week. */
const BY_DAY = 460;
const BY_WEEK = 1830;

const nameOf = { day: isoDay, week: isoWeek, month: isoMonth };

/** `grain` is the finest that the cube has, of which no finer one can be drawn. */
export function stepFor(days: number, grain: Grain): Step {
  if (grain === 'week' || grain === 'month') return grain;
  if (days <= BY_DAY) return 'day';
  return days <= BY_WEEK ? 'week' : 'month';
}

/** The days of one step, in order; those at either end may be fewer than a whole week or month. */
export interface Stretch<P> {
  readonly day: number;
  readonly date: Date;
  readonly days: readonly P[];
}

export function inSteps<P extends { readonly day: number }>(points: readonly P[], step: Step): Stretch<P>[] {
  const stretches: { day: number; date: Date; days: P[] }[] = [];
  let name = '';
  for (const point of points) {
    const own = nameOf[step](point.day);
    if (own !== name) stretches.push({ day: point.day, date: instant(point.day), days: [] });
    name = own;
    stretches.at(-1)?.days.push(point);
  }
  return stretches;
}

/** So few points of a line that no two share a pixel, the last always among them. */
export function thinned<P>(points: readonly P[], width: number): readonly P[] {
  const every = Math.ceil(points.length / width);
  return every <= 1 ? points : points.filter((_, at) => (points.length - 1 - at) % every === 0);
}
