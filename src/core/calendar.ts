/** Days as whole numbers since 1970-01-01, in the calendar that the files speak: no clock, no time zone. */

const DAY = 86_400_000;

/** Names of days are asked for over and over, and a report has no more than a few thousand of them. */
function remembering(name: (day: number) => string): (day: number) => string {
  const known = new Map<number, string>();
  return (day) => {
    const found = known.get(day);
    if (found !== undefined) return found;
    const made = name(day);
    known.set(day, made);
    return made;
  };
}

/** 2025-06-14 for the day. */
export const isoDay = remembering((day) => new Date(day * DAY).toISOString().slice(0, 10));

/** 2025-06 for the day. */
export function isoMonth(day: number): string {
  return isoDay(day).slice(0, 7);
}

/** 2025-W24 for the day, by ISO 8601: weeks start on Monday, week 1 holds the year's first Thursday. */
export const isoWeek = remembering((day) => {
  const thursday = day + 4 - isoWeekday(day);
  const year = new Date(thursday * DAY).getUTCFullYear();
  const week = Math.floor((thursday - dayOf(year, 1, 1)) / 7) + 1;
  return `${year}-W${String(week).padStart(2, '0')}`;
});

/** 1 = Monday … 7 = Sunday. */
export function isoWeekday(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** The day of a calendar date; `month` from 1. */
export function dayOf(year: number, month: number, date: number): number {
  return Date.UTC(year, month - 1, date) / DAY;
}

/** The day of an ISO date such as 2025-06-14, or `null` when there is no such date. */
export function parseIsoDay(text: string): number | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return null;
  const day = dayOf(Number(match[1]), Number(match[2]), Number(match[3]));
  return isoDay(day) === text ? day : null;
}

/** First day of the week, which begins on Monday, or of the month that a day is in. */
export function startOfStep(day: number, step: 'week' | 'month'): number {
  if (step === 'week') return day - isoWeekday(day) + 1;
  return parseIsoDay(`${isoMonth(day)}-01`) ?? day;
}

/** Last day of the week or month. */
export function endOfStep(day: number, step: 'week' | 'month'): number {
  return startOfStep(startOfStep(day, step) + (step === 'week' ? 7 : 31), step) - 1;
}
