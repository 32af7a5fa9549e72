/** Dates that lie years from all others of their table: a mistyped year is a date like any other, and stretches every axis. */
import { isoDay } from '../calendar.ts';
import { NO_DAY } from '../drop.ts';

/** Two years and a day: a brand may pause for one. */
const FAR = 731;
/** Rows that may be mistyped, as a share of the table; more of them are a past that the drop does hold. */
const FEW = 0.01;
/** Rows on the other side, without which nothing says which side is wrong. */
const LEAST_OTHERS = 5;

export interface FarDate {
  /** Place of the first row that has it. */
  readonly row: number;
  readonly day: string;
  /** Of the nearest other date. */
  readonly nearest: string;
  /** Days that lie as far off on the same side, this one included. */
  readonly days: number;
}

/** At most one at either end; `NO_DAY` is no date. */
export function farDates(dates: Int32Array): FarDate[] {
  const rowsOf = new Map<number, number>();
  for (const day of dates) if (day !== NO_DAY) rowsOf.set(day, (rowsOf.get(day) ?? 0) + 1);
  const days = [...rowsOf.keys()].sort((a, b) => a - b);
  return [days, days.toReversed()].flatMap((from) => farAtStart(from, rowsOf, dates) ?? []);
}

function farAtStart(
  days: readonly number[],
  rowsOf: ReadonlyMap<number, number>,
  dates: Int32Array,
): FarDate | null {
  let all = 0;
  for (const rows of rowsOf.values()) all += rows;
  const few = Math.min(Math.max(1, Math.floor(FEW * all)), all - LEAST_OTHERS);
  let rows = 0;
  let found: FarDate | null = null;
  for (const [at, day] of days.entries()) {
    rows += rowsOf.get(day) ?? 0;
    const nearest = days[at + 1];
    if (rows > few || nearest === undefined) break;
    if (Math.abs(nearest - day) <= FAR) continue;
    const first = days[0] as number;
    found = { row: dates.indexOf(first), day: isoDay(first), nearest: isoDay(nearest), days: at + 1 };
  }
  return found;
}
