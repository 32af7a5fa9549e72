import { isoDay, isoMonth, isoWeekday, parseIsoDay } from '../../calendar.ts';
import { carries } from '../carries.ts';
import type { Cube } from '../cube.ts';
import { measure } from '../measure.ts';
import { everything, type Selection } from '../selection.ts';

export interface Season {
  /** Month of the year, 1–12, or day of the week, 1 = Monday … 7 = Sunday. */
  readonly part: number;
  /** Days of the period that fall there, with orders or without. */
  readonly days: number;
  /** Money in ten-thousandths of the currency unit. */
  readonly revenue: number;
  readonly orders: number;
  /** Money a day, as above. */
  readonly revenuePerDay: number;
  /** Revenue a day ÷ that of the whole period; `null` when there is none. */
  readonly index: number | null;
}

export interface Seasonality {
  readonly rule: string;
  readonly months: readonly Season[];
  readonly weekdays: readonly Season[];
  /** Days of the period. */
  readonly days: number;
  /** Whole years that the period covers: with fewer than two, a season can't be told from a trend. */
  readonly years: number;
}

/** When revenue comes, by the month of the year and the day of the week. */
export function seasonality(cube: Cube, where: Selection = everything): Seasonality {
  const byDay = carries(cube, 'day');
  const step = byDay ? 'day' : 'month';
  const tracked = measure(cube, { by: [step], figures: ['revenue', 'orders', 'organic_rows'] });
  const period = byDay
    ? daysBetween(
        tracked.flatMap(({ at }) => (at.day ? [at.day] : [])),
        where,
      )
    : daysFrom(
        cube.firstDay,
        cube.firstDay + cube.days - 1,
        tracked.length === 0 ? { from: 1, to: 0 } : where,
      );
  const rows = measure(cube, { by: [step], figures: ['revenue', 'orders'], where });
  const sold = new Map(rows.map(({ at, sums }) => [at[step] ?? '', sums]));
  const dated = period.map((day) => {
    // A month that is known as a whole stands on its first day: its days count all the same.
    const isFirst = byDay || isoMonth(day) !== isoMonth(day - 1) || day === period[0];
    const { revenue, orders } = (isFirst && sold.get(byDay ? isoDay(day) : isoMonth(day))) || {};
    return { day, revenue: revenue ?? 0, orders: orders ?? 0 };
  });
  return {
    rule: 'Attributed revenue a day in each part ÷ attributed revenue a day in the whole period. The period is from the first tracked day to the last; days without orders count.',
    months: seasons(dated, (day) => Number(isoMonth(day).slice(5))),
    weekdays: byDay ? seasons(dated, isoWeekday) : [],
    days: period.length,
    years: Math.floor(period.length / 365),
  };
}

/** All days from the first tracked one to the last, of those that are selected; `days` ascend. */
function daysBetween(days: readonly string[], where: Selection): number[] {
  const first = parseIsoDay(days[0] ?? '');
  const last = parseIsoDay(days.at(-1) ?? '');
  return first === null || last === null ? [] : daysFrom(first, last, where);
}

function daysFrom(first: number, last: number, { from, to }: Selection): number[] {
  const start = Math.max(first, from ?? first);
  const length = Math.max(0, Math.min(last, to ?? last) - start + 1);
  return Array.from({ length }, (_, at) => start + at);
}

interface DatedSums {
  readonly day: number;
  readonly revenue: number;
  readonly orders: number;
}

function seasons(dated: readonly DatedSums[], partOf: (day: number) => number): Season[] {
  const overall = sum(dated, 'revenue') / dated.length;
  return [...Map.groupBy(dated, ({ day }) => partOf(day))]
    .sort(([a], [b]) => a - b)
    .map(([part, days]) => {
      const revenue = sum(days, 'revenue');
      const revenuePerDay = revenue / days.length;
      const index = overall === 0 ? null : revenuePerDay / overall;
      return { part, days: days.length, revenue, orders: sum(days, 'orders'), revenuePerDay, index };
    });
}

function sum(days: readonly DatedSums[], of: 'revenue' | 'orders'): number {
  return days.reduce((total, day) => total + day[of], 0);
}
