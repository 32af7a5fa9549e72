/** Decides, when all rows have been seen, how the dates of a table are to be read; or that nobody can. */
import type { BoundColumn, BoundDay } from './bind-columns.ts';
import type { Code } from './codes.ts';
import type { DateOrder, Doubt } from './columns/day-column.ts';
import type { Found, IssueLog } from './issue-log.ts';
import { shown } from './shown.ts';

/** By column, by mark. */
export type DateOrders = ReadonlyMap<string, ReadonlyMap<string, DateOrder>>;

/** The day of what stands in a column of dates: a day, or a stand-in for one that reads both ways. */
export type DayOf = (column: string) => (code: number) => number;

export interface SettledDates {
  readonly orders: DateOrders;
  /** What is to be said of orders that a column has proved. */
  readonly inferred: readonly Found[];
  /** Under the proved order some dates are wrong: the file is to be read once more. */
  readonly again: boolean;
}

export function settleDates(file: string, columns: readonly BoundColumn[], log: IssueLog): SettledDates {
  const before = log.fileErrors;
  const orders = new Map<string, ReadonlyMap<string, DateOrder>>();
  const inferred: Found[] = [];
  let again = false;
  for (const bound of columns) {
    if (bound.kind !== 'day') continue;
    const tell = (code: Code, { line, value }: Doubt, message: string, hint: string | null): Found => ({
      code,
      file,
      line,
      column: bound.name,
      field: bound.field + 1,
      value: shown(value),
      message,
      hint,
    });
    if (bound.zones.mixed) {
      for (const row of bound.zones.rows) {
        log.add(
          tell(
            'date-mixed-zones',
            row,
            `"${shown(row.value)}" is of another time zone than other dates of the column: its day depends on the zone.`,
            'Set `timezone` in index.md of the report, such as `timezone: Asia/Kolkata`.',
          ),
        );
      }
    }
    const settled = settleColumn(bound, log, inferred, tell);
    orders.set(bound.name, settled);
    again ||= !bound.column.allWithin(settled);
  }
  return { orders, inferred, again: again && log.fileErrors === before };
}

/** How the dates of a file are read, now that it is settled. */
export function dayOf(columns: readonly BoundColumn[], orders: DateOrders): DayOf {
  const byName = new Map(columns.map((bound) => [bound.name, bound]));
  const none = new Map();
  return (name) => {
    const bound = byName.get(name);
    if (bound?.kind !== 'day') return (code) => code;
    const own = orders.get(name) ?? none;
    return (code) => bound.column.resolve(code, own);
  };
}

function settleColumn(
  { column }: BoundDay,
  log: IssueLog,
  inferred: Found[],
  tell: (code: Code, row: Doubt, message: string, hint: string | null) => Found,
): ReadonlyMap<string, DateOrder> {
  const settled = new Map<string, DateOrder>();
  for (const [mark, { rows, proofs }] of column.openRows) {
    const dayFirst = proofs['day-first'];
    const monthFirst = proofs['month-first'];
    if (dayFirst && monthFirst) {
      const why = `line ${dayFirst.line} can only be day first, line ${monthFirst.line} only month first`;
      for (const row of rows) {
        const message = `"${shown(row.value)}" is in doubt: in this column ${why}.`;
        log.add(tell('date-format-conflict', row, message, 'Write all dates as year-month-day.'));
      }
    } else if (dayFirst ?? monthFirst) {
      const proof = (dayFirst ?? monthFirst) as Doubt;
      settled.set(mark, dayFirst ? 'day-first' : 'month-first');
      const form = dayFirst ? `DD${mark}MM${mark}YYYY` : `MM${mark}DD${mark}YYYY`;
      const message = `Dates are read as ${form}: "${shown(proof.value)}" can be nothing else.`;
      inferred.push(tell('date-format-inferred', proof, message, null));
    } else {
      for (const row of rows) {
        const message = `"${shown(row.value)}" has two readings, DD${mark}MM${mark}YYYY and MM${mark}DD${mark}YYYY.`;
        log.add(
          tell(
            'date-ambiguous',
            row,
            message,
            'Set `dateFormat: DD/MM/YYYY` or `dateFormat: MM/DD/YYYY` in index.md of the report.',
          ),
        );
      }
    }
  }
  return settled;
}
