/**
 * Zones that date-times are written in. With one zone throughout, the date as written counts; with
 * several, only a time zone set in the report makes days of them.
 */
import { type WrittenTime, zoneMinutes } from './day.ts';

export interface ZoneDoubt {
  readonly line: number;
  readonly value: string;
}

const DAY_MINUTES = 1440;
const KEPT = 10_000;

export class Zones {
  /** Rows that carry a zone, to point at when there turn out to be several. */
  readonly rows: ZoneDoubt[] = [];
  readonly #seen = new Set<string | null>();
  /** The zone that makes days of date-times; `null` = dates count as written. */
  readonly timezone: string | null;
  readonly #target: ((utcMinutes: number) => number) | null;

  /** `timezone` as in the IANA list, such as Asia/Kolkata. */
  constructor(timezone: string | null) {
    this.timezone = timezone;
    this.#target = timezone === null ? null : offsetsOf(timezone);
  }

  meet(zone: string | null, row: ZoneDoubt): void {
    this.#seen.add(zone);
    if (this.rows.length < KEPT) this.rows.push(row);
  }

  /** Several zones, and nothing that says which one counts. */
  get mixed(): boolean {
    return this.#target === null && this.#seen.size > 1;
  }

  /** The day that the time falls on: where the report is, or as written. */
  localDay(day: number, time: WrittenTime): number {
    if (this.#target === null || time.zone === null) return day;
    const utc = day * DAY_MINUTES + time.minutes - zoneMinutes(time.zone);
    return Math.floor((utc + this.#target(utc)) / DAY_MINUTES);
  }
}

/** Minutes ahead of UTC at a moment; looked up once for each hour. */
function offsetsOf(timezone: string): (utcMinutes: number) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: timezone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  });
  const known = new Map<number, number>();
  return (utcMinutes) => {
    const quarter = Math.floor(utcMinutes / 15);
    const found = known.get(quarter);
    if (found !== undefined) return found;
    const parts = format.formatToParts(quarter * 15 * 60_000);
    const of = (type: Intl.DateTimeFormatPartTypes): number =>
      Number(parts.find((part) => part.type === type)?.value ?? 0);
    const local = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute')) / 60_000;
    known.set(quarter, local - quarter * 15);
    return local - quarter * 15;
  };
}
