/**
 * Dates of a column. Where the form leaves day and month open, rows wait under a stand-in until
 * every row has been seen: one date that fits one order only proves the order for all of its kind.
 */

import { NO_DAY } from '../../drop.ts';
import { BATCH_ROWS, type Batch, cellText } from '../batch.ts';
import type { Finding } from '../finding.ts';
import type { Problems } from '../problems.ts';
import { calendarDay, impossible, readDate, type WrittenDate } from '../values/day.ts';
import { trim } from '../values/text.ts';
import type { Zones } from '../values/zone.ts';
import type { Column } from './column.ts';

export type DateOrder = 'day-first' | 'month-first';

export interface DayRules {
  /** The order that the report sets for all dates, or that a first pass proved for a mark. */
  readonly order: (mark: string) => DateOrder | null;
  /** The last day that can be true; `null` = no date of the drop is known. */
  readonly latest: number | null;
  readonly zones: Zones;
  readonly blank: Finding | null;
}

/** Stand-ins of dates with an open order count up from here; far above any day. */
const OPEN = 1 << 28;
const FIRST_YEAR = 2000;
const LAST_YEAR = 2100;
const DAYS = tableOfDays();
/** So many places are kept to point at when a column turns out to be in doubt. */
const KEPT = 10_000;

const outOfRange: Finding = {
  code: 'date-out-of-range',
  say: (value) => `${value} lies outside the years ${FIRST_YEAR} to ${LAST_YEAR}.`,
  hint: 'Correct the date in the source.',
};

const future: Finding = {
  code: 'date-future',
  say: (value) => `${value} is later than the date of this drop.`,
  hint: 'Correct the date, or the date of the drop.',
};

function hasTime(timezone: string | null): Finding {
  const what = timezone === null ? 'the calendar date as written counts' : `read as days in ${timezone}`;
  return {
    code: 'date-has-time',
    say: (value) => `Dates carry a time, such as ${value}; ${what}.`,
    hint: null,
    once: true,
  };
}

export interface Doubt {
  readonly line: number;
  readonly value: string;
}

interface OpenDate {
  readonly mark: string;
  readonly dayFirst: number | null;
  readonly monthFirst: number | null;
}

export class DayColumn implements Column {
  /** Days since 1970-01-01, stand-ins, or NO_DAY. */
  readonly out = new Int32Array(BATCH_ROWS);
  readonly #rules: DayRules;
  readonly #open: OpenDate[] = [];
  readonly #openCodes = new Map<string, number>();
  /** Rows with an open order, by mark, to point at. */
  readonly openRows = new Map<
    string,
    { readonly rows: Doubt[]; readonly proofs: Partial<Record<DateOrder, Doubt>> }
  >();

  constructor(rules: DayRules) {
    this.#rules = rules;
  }

  read(batch: Batch, field: number, problems: Problems): void {
    const { bytes, rows, width, starts, ends } = batch;
    const { out } = this;
    const latest = this.#rules.latest ?? Number.MAX_SAFE_INTEGER;
    for (let row = 0, cell = field; row < rows; row++, cell += width) {
      const at = starts[cell] as number;
      if ((ends[cell] as number) - at === 10 && bytes[at + 4] === 45 && bytes[at + 7] === 45) {
        const day = isoDay(bytes, at);
        if (day !== NO_DAY && day <= latest) {
          out[row] = day;
          continue;
        }
      }
      out[row] = this.#slow(batch, row, field, problems);
    }
  }

  /** The day of a stand-in, once the orders are known; days stay what they are. */
  resolve(code: number, orders: ReadonlyMap<string, DateOrder>): number {
    if (code < OPEN) return code;
    const date = this.#open[code - OPEN];
    if (date === undefined) return NO_DAY;
    const order = orders.get(date.mark);
    return (order === 'month-first' ? date.monthFirst : date.dayFirst) ?? NO_DAY;
  }

  /** Whether each open date stands the test of the calendar limits under the orders. */
  allWithin(orders: ReadonlyMap<string, DateOrder>): boolean {
    return this.#open.every((_, index) => {
      const day = this.resolve(OPEN + index, orders);
      return day !== NO_DAY && this.#limit(day) === null;
    });
  }

  #slow(batch: Batch, row: number, field: number, problems: Problems): number {
    const raw = cellText(batch, row, field);
    const { text, findings } = trim(raw);
    if (text === '') {
      if (this.#rules.blank) problems.add(row, field, this.#rules.blank, raw);
      return NO_DAY;
    }
    const reading = readDate(text);
    if (!reading.ok) {
      problems.add(row, field, reading.finding, raw);
      return NO_DAY;
    }
    for (const finding of [...findings, ...reading.findings]) problems.add(row, field, finding, raw);
    const date = reading.value;
    if (date.time) problems.add(row, field, hasTime(this.#rules.zones.timezone), raw);
    const day = this.#day(date, { line: batch.lines[row] ?? 0, value: raw });
    const problem = day === NO_DAY ? impossible : day >= OPEN ? null : this.#limit(day);
    if (problem === null) return day;
    problems.add(row, field, problem, raw);
    return NO_DAY;
  }

  #day(date: WrittenDate, doubt: Doubt): number {
    const { zones } = this.#rules;
    if (date.time) zones.meet(date.time.zone, doubt);
    const shifted = (day: number | null): number | null =>
      day === null || !date.time ? day : zones.localDay(day, date.time);
    const { year, first, second, open } = date;
    const monthFirst = shifted(calendarDay(year, first, second));
    if (open === null) return monthFirst ?? NO_DAY;
    const dayFirst = shifted(calendarDay(year, second, first));
    const order = this.#rules.order(open);
    if (order !== null) return (order === 'day-first' ? dayFirst : monthFirst) ?? NO_DAY;
    if (dayFirst === monthFirst) return dayFirst ?? NO_DAY;
    return this.#wait({ mark: open, dayFirst, monthFirst }, doubt);
  }

  #wait(date: OpenDate, doubt: Doubt): number {
    const known = this.openRows.get(date.mark) ?? { rows: [], proofs: {} };
    this.openRows.set(date.mark, known);
    if (known.rows.length < KEPT) known.rows.push(doubt);
    if (date.monthFirst === null) known.proofs['day-first'] ??= doubt;
    if (date.dayFirst === null) known.proofs['month-first'] ??= doubt;
    const key = `${date.mark}${date.dayFirst}/${date.monthFirst}`;
    const code = this.#openCodes.get(key) ?? this.#open.push(date) - 1;
    this.#openCodes.set(key, code);
    return OPEN + code;
  }

  #limit(day: number): Finding | null {
    const year = new Date(day * 86_400_000).getUTCFullYear();
    if (!(year >= FIRST_YEAR && year <= LAST_YEAR)) return outOfRange;
    return this.#rules.latest !== null && day > this.#rules.latest ? future : null;
  }
}

/** The day of the ten bytes YYYY-MM-DD; NO_DAY for what the fast way doesn't know. */
function isoDay(bytes: Uint8Array, at: number): number {
  const century = two(bytes, at);
  const year = two(bytes, at + 2);
  const month = two(bytes, at + 5);
  const day = two(bytes, at + 8);
  if (century !== 20 || year < 0 || month < 0 || day < 0) return NO_DAY;
  return month < 13 && day < 32 ? (DAYS[(year * 16 + month) * 32 + day] as number) : NO_DAY;
}

function two(bytes: Uint8Array, at: number): number {
  const tens = (bytes[at] as number) - 48;
  const ones = (bytes[at + 1] as number) - 48;
  return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1 : tens * 10 + ones;
}

/** Days of the years 2000 to 2099, at (year × 16 + month) × 32 + day. */
function tableOfDays(): Int32Array {
  const days = new Int32Array(100 * 16 * 32).fill(NO_DAY);
  for (let year = 0; year < 100; year++) {
    for (let month = 1; month <= 12; month++) {
      for (let date = 1; date <= 31; date++) {
        days[(year * 16 + month) * 32 + date] = calendarDay(FIRST_YEAR + year, month, date) ?? NO_DAY;
      }
    }
  }
  return days;
}
