/** Days in a row, their trailing means, and where an axis of time has its ticks. */
import type * as Plot from '@observablehq/plot';
import { isoDay, isoMonth, isoWeek } from '../core/calendar.ts';
import type { Cube } from '../core/measure/cube.ts';
import { type FigureId, isMeasure } from '../core/measure/figures.ts';
import { measure } from '../core/measure/measure.ts';
import type { MeasureId } from '../core/measure/measures.ts';
import type { Selection } from '../core/measure/selection.ts';
import type { Canvas } from './canvas.ts';

/** One value a day from the first day to the last, days without rows being 0; `null` = not recorded by day. */
export type Series = readonly number[] | null;

export interface DailySums {
  /** Days since 1970-01-01. */
  readonly days: readonly number[];
  readonly of: (id: MeasureId) => Series;
}

export function dailySums(cube: Cube, ids: readonly MeasureId[], where: Selection): DailySums {
  const rows = measure(cube, { by: ['day'], figures: ids satisfies readonly FigureId[], where });
  const byDay = new Map(rows.map((row) => [row.at.day, row.sums]));
  const from = Math.max(cube.firstDay, where.from ?? cube.firstDay);
  const to = Math.min(cube.firstDay + cube.days - 1, where.to ?? cube.firstDay + cube.days - 1);
  const days = Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);
  return {
    days,
    of: (id) =>
      rows.length > 0 && rows.every(({ sums }) => sums[id] === null)
        ? null
        : days.map((day) => byDay.get(isoDay(day))?.[id] ?? 0),
  };
}

/** Sum of each day and the `span − 1` days before it; `null` until there are so many. */
export function trailingSums(series: readonly number[], span: number): (number | null)[] {
  let sum = 0;
  return series.map((value, i) => {
    sum += value - (i >= span ? (series[i - span] ?? 0) : 0);
    return i + 1 < span ? null : sum;
  });
}

/** Plot draws instants; days are shown in UTC. */
export function instant(day: number): Date {
  return new Date(day * 86_400_000);
}

/** A point lasts from its morning to the next one's; the last needs an end as well: after `last`, or its own day. */
export function closedSteps<P extends { readonly date: Date; readonly day: number }>(
  points: readonly P[],
  last?: number,
): P[] {
  const end = points.at(-1);
  return end === undefined ? [] : [...points, { ...end, date: instant((last ?? end.day) + 1) }];
}

/** Spacing of ticks so that their labels fit: a name of Plot's intervals. */
function tickInterval(days: number, width: number): string {
  const most = Math.max(2, Math.floor(width / 64));
  if (days <= most) return 'day';
  if (days / 7 <= most) return 'week';
  if (days / 30 <= most) return 'month';
  if (days / 91 <= most) return '3 months';
  const years = [1, 2, 5, 10, 25].find((step) => days / (366 * step) <= most) ?? 50;
  return years === 1 ? 'year' : `${years} years`;
}

/** An axis of time: ticks by the room there is, in the report's language, the year where it begins. */
export function timeAxis({ format }: Canvas, days: number, width: number): Plot.ScaleOptions {
  const interval = tickInterval(days, width);
  return {
    type: 'utc',
    label: null,
    ticks: interval,
    tickFormat: (date: Date, index: number) => format.axisDate(date, interval, index === 0),
  };
}

/**
 * The figure in each whole week of the selection, in each day of a short one, each whole month of a long one;
 * nothing where it isn't dated.
 */
export function courseOf(cube: Cube, id: FigureId, where: Selection): (number | null)[] {
  const { days } = dailySums(cube, [], where);
  const by = days.length <= 42 ? 'day' : days.length <= 1100 ? 'week' : 'month';
  const rows = measure(cube, { by: [by], figures: [id], where });
  const found = new Map(rows.map(({ at, values }) => [at[by], values[id] ?? null]));
  // Of what adds up a week without rows has nothing; a ratio of nothing is not defined.
  const none = isMeasure(id) && rows.some(({ values }) => values[id] !== null) ? 0 : null;
  const figureOf = (name: string) => (found.has(name) ? (found.get(name) ?? null) : none);
  if (by === 'day') return days.map((day) => figureOf(isoDay(day)));
  // A week or month that the selection cuts would show a fall that is none.
  const nameOf = by === 'week' ? isoWeek : isoMonth;
  const begins = (day: number) => nameOf(day) !== nameOf(day - 1);
  return [...Map.groupBy(days, nameOf)]
    .filter(([, own]) => begins(own[0] ?? 0) && begins((own.at(-1) ?? 0) + 1))
    .map(([name]) => figureOf(name));
}
