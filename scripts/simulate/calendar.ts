/** Days of the drop: whole days since 1970-01-01 in UTC, so that no time zone plays a part. */
const DAY = 86_400_000;

/** The first day of every simulated drop, fixed so that the clock plays no part. */
export const FIRST_DAY = dayOf(2024, 7, 1);

/** `month` and `date` from 1. */
export function dayOf(year: number, month: number, date: number): number {
  return Date.UTC(year, month - 1, date) / DAY;
}

export interface CalendarDate {
  readonly year: number;
  /** From 1. */
  readonly month: number;
  /** From 1. */
  readonly date: number;
  /** Sunday = 0. */
  readonly weekday: number;
}

export function calendarDate(day: number): CalendarDate {
  const moment = new Date(day * DAY);
  return {
    year: moment.getUTCFullYear(),
    month: moment.getUTCMonth() + 1,
    date: moment.getUTCDate(),
    weekday: moment.getUTCDay(),
  };
}

/** As YYYY-MM-DD. */
export function isoDay(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}
