/** Days in a row, their trailing means, and where an axis of time has its ticks. */
import type * as Plot from '@observablehq/plot';
import { isoDay, isoWeekday } from '../core/calendar.ts';
import type { Grain } from '../core/facts.ts';
import { grainOf, stepName } from '../core/measure/carries.ts';
import type { Cube } from '../core/measure/cube.ts';
import { dailySums } from '../core/measure/daily.ts';
import { type FigureId, figureNeeds, isMeasure } from '../core/measure/figures.ts';
import { measure } from '../core/measure/measure.ts';
import type { MeasureId } from '../core/measure/measures.ts';
import type { Selection } from '../core/measure/selection.ts';
import type { Canvas } from './canvas.ts';
import { extent } from './draw/extent.ts';

/** Milliseconds. */
const DAY = 86_400_000;

/**
 * One value a day from the first day to the last, days without rows being 0; `null` = not recorded by day. Where
 * the cube has weeks or months alone, one value each.
 */
export type Series = readonly number[] | null;

export interface Course {
  /** Days since 1970-01-01; the first ones of weeks or months, where the cube has no days. */
  readonly days: readonly number[];
  /** How many days each value is of. */
  readonly spans: readonly number[];
  readonly of: (id: MeasureId) => Series;
}

/** The sums of each day of the selection; of each week or month, where the cube has no days. */
export function courseOfSums(cube: Cube, ids: readonly MeasureId[], where: Selection): Course {
  const grain = grainOf(cube);
  if (grain !== 'day') return courseOfSteps(cube, ids, where, grain);
  const sums = dailySums(cube, ids, where);
  const days = daysOf(cube, where);
  const first = (days[0] ?? cube.firstDay) - cube.firstDay;
  return {
    days,
    spans: days.map(() => 1),
    of: (id) => {
      const column = sums.of(id);
      if (column === null && !sums.isEmpty) return null;
      // What is withheld of a day is not in any: it adds nothing to the course.
      return days.map((_, at) => column?.[first + at] || 0);
    },
  };
}

function courseOfSteps(
  cube: Cube,
  ids: readonly MeasureId[],
  where: Selection,
  grain: Exclude<Grain, 'day'>,
): Course {
  if (grain === 'none') return { days: [], spans: [], of: () => null };
  const rows = measure(cube, { by: [grain], figures: ids, where });
  const sums = new Map(rows.map((row) => [row.at[grain], row.sums]));
  const name = (day: number) => stepName(grain, day);
  const all = daysOf(cube, where);
  const days = all.filter((day, at) => at === 0 || name(day) !== name(day - 1));
  const end = (all.at(-1) ?? 0) + 1;
  return {
    days,
    spans: days.map((day, at) => (days[at + 1] ?? end) - day),
    of: (id) =>
      rows.length > 0 && rows.every((row) => row.sums[id] === null)
        ? null
        : days.map((day) => sums.get(name(day))?.[id] ?? 0),
  };
}

/** The days of the selection, those without rows as well. */
function daysOf(cube: Cube, { from = cube.firstDay, to }: Selection): number[] {
  const first = Math.max(cube.firstDay, from);
  const last = cube.firstDay + cube.days - 1;
  return Array.from({ length: Math.max(0, Math.min(last, to ?? last) - first + 1) }, (_, at) => first + at);
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
  return new Date(day * DAY);
}

/**
 * A point lasts from its morning to the next one's; the last needs an end as well: the evening of `last`, or of its
 * own day. Not midnight: the axis would name a day that is none of the course.
 */
export function closedSteps<P extends { readonly date: Date; readonly day: number }>(
  points: readonly P[],
  last?: number,
): P[] {
  const end = points.at(-1);
  return end === undefined
    ? []
    : [...points, { ...end, date: new Date(instant((last ?? end.day) + 1).getTime() - 1) }];
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

/**
 * An axis of time over the courses, each in the order of its days: ticks by the room there is, in the report's
 * language, the year where it begins.
 */
export function timeAxis(
  { format }: Canvas,
  width: number,
  ...courses: readonly (readonly { readonly date: Date }[])[]
): Plot.ScaleOptions {
  const ends = courses.flatMap((course) => [course[0], course.at(-1)]).flatMap((point) => point?.date ?? []);
  // Said, as looking for them among all days takes longer than anything else of a scale.
  const domain = extent(ends.map(Number));
  const interval = tickInterval((domain[1] - domain[0]) / DAY, width);
  return {
    type: 'utc',
    domain: domain.map((time) => new Date(time)),
    label: null,
    ticks: interval,
    tickFormat: (date: Date, index: number) => format.axisDate(date, interval, index === 0),
  };
}

/**
 * Each figure in each whole week of the selection, in each day of a short one, each whole month of a long one;
 * nothing where it isn't dated. Asked for together, as the rows are visited once for all of them.
 */
export function coursesOf(
  cube: Cube,
  ids: readonly FigureId[],
  where: Selection,
): (id: FigureId) => (number | null)[] {
  const { by, names } = wholeSteps(cube, where);
  if (by === 'none') return () => [];
  const rows = measure(cube, { by: [by], figures: ids, where });
  const found = new Map(rows.map(({ at, values }) => [at[by], values]));
  return (id) => {
    // What follows from the terms of the report alone, as break-even, does not move.
    if (figureNeeds(id).length === 0) return [];
    // Of what adds up a week without rows has nothing; a ratio of nothing is not defined.
    const adds = grainOf(cube) === 'day' && isMeasure(id) && rows.some(({ values }) => values[id] !== null);
    return names.map((name) => {
      const values = found.get(name);
      return values === undefined ? (adds ? 0 : null) : (values[id] ?? null);
    });
  };
}

interface WholeSteps {
  readonly by: Grain;
  readonly names: readonly string[];
}

function wholeSteps(cube: Cube, where: Selection): WholeSteps {
  const grain = grainOf(cube);
  if (grain === 'none') return { by: grain, names: [] };
  // What a cube without days tells is told of whole steps alone.
  if (grain !== 'day')
    return { by: grain, names: courseOfSums(cube, [], where).days.map((day) => stepName(grain, day)) };
  const days = daysOf(cube, where);
  const by = days.length <= 42 ? 'day' : days.length <= 1100 ? 'week' : 'month';
  if (by === 'day') return { by, names: days.map(isoDay) };
  const begins = (day: number) => (by === 'week' ? isoWeekday(day) === 1 : isoDay(day).endsWith('-01'));
  const whole = days.filter(begins);
  // A week or month that the selection cuts would show a fall that is none.
  if (!begins((days.at(-1) ?? 0) + 1)) whole.pop();
  return { by, names: whole.map((day) => stepName(by, day)) };
}
