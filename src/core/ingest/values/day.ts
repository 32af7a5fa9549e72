/**
 * Calendar dates as written: ISO dates and date-times, and day and month in either order, which
 * only the column as a whole, or the report, can decide. No clock and no zone of the machine.
 */
import { dayOf } from '../../calendar.ts';
import { type Finding, type Reading, refused, taken } from '../finding.ts';

export interface WrittenDate {
  readonly year: number;
  /** Month and day when the order is known by the form; else the two numbers as written. */
  readonly first: number;
  readonly second: number;
  /** `-`, `/` or `.` between numbers whose order the form leaves open; `null` when it doesn't. */
  readonly open: string | null;
  readonly time: WrittenTime | null;
}

export interface WrittenTime {
  readonly minutes: number;
  /** `Z` or `+05:30`; `null` when none is written. */
  readonly zone: string | null;
}

const TIME = String.raw`(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?(?: ?([AaPp][Mm]))? ?(Z|z|[+-]\d{2}:?\d{2})?)?`;
const YEAR_FIRST = new RegExp(String.raw`^(\d{4})([-/.])(\d{2})\2(\d{2})${TIME}$`);
const YEAR_LAST = new RegExp(String.raw`^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})${TIME}$`);

const invalid: Finding = {
  code: 'date-invalid',
  say: (value) => `${value} is not a date such as 2025-06-14.`,
  hint: 'Write dates as year-month-day.',
};

const excelSerial: Finding = {
  code: 'date-excel-serial',
  say: (value) => `${value} is the number by which a spreadsheet keeps a date, not a date.`,
  hint: 'Format the column as a date (2025-06-14) and export it again.',
};

export const impossible: Finding = {
  code: 'date-impossible',
  say: (value) => `${value} is not a day of the calendar.`,
  hint: 'Correct the date in the source.',
};

const yearFirst: Finding = {
  code: 'date-format-inferred',
  say: (value) => `Dates are written like ${value}; read as year, month, day.`,
  hint: null,
  once: true,
};

export function readDate(text: string): Reading<WrittenDate> {
  const first = YEAR_FIRST.exec(text);
  const match = first ?? YEAR_LAST.exec(text);
  if (match === null) return refused(/^\d{5}(?:\.\d+)?$/.test(text) ? excelSerial : invalid);
  const time = readTime(match.slice(5));
  if (time === 'impossible') return refused(impossible);
  if (first) {
    const [, year, mark, month, day] = match;
    const date = { year: Number(year), first: Number(month), second: Number(day), open: null, time };
    return taken(date, mark === '-' ? [] : [yearFirst]);
  }
  const [, one, mark = '', two, year] = match;
  return taken({ year: Number(year), first: Number(one), second: Number(two), open: mark, time });
}

function readTime([hour, minute, second, half, zone]: readonly (string | undefined)[]):
  | WrittenTime
  | 'impossible'
  | null {
  if (hour === undefined) return null;
  const late = half !== undefined && /p/i.test(half);
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (late ? 12 : 0);
  if (hours > 23 || Number(minute) > 59 || Number(second ?? 0) > 60 || (half && Number(hour) > 12)) {
    return 'impossible';
  }
  return { minutes: hours * 60 + Number(minute), zone: zone === undefined ? null : plainZone(zone) };
}

function plainZone(zone: string): string {
  const plain = /z/i.test(zone) ? 'Z' : `${zone.slice(0, 3)}:${zone.slice(-2)}`;
  return plain === '+00:00' || plain === '-00:00' ? 'Z' : plain;
}

/** The day since 1970-01-01; `null` when the calendar has no such day. */
export function calendarDay(year: number, month: number, date: number): number | null {
  if (month < 1 || month > 12 || date < 1 || date > 31) return null;
  if (date > 28 && date > new Date(Date.UTC(year, month, 0)).getUTCDate()) return null;
  return dayOf(year, month, date);
}

/** Minutes by which the zone is ahead of UTC. */
export function zoneMinutes(zone: string): number {
  if (zone === 'Z') return 0;
  const size = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4));
  return zone.startsWith('-') ? -size : size;
}
