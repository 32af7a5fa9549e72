/** Cells of a drop's own tables as they are published: blank is `null`, money is exact. */
import { isoDay } from './calendar.ts';
import { type AmountColumn, type CountColumn, type DayColumn, NO_DAY, type TextColumn } from './drop.ts';
import { type Amount, UNIT } from './money.ts';

export function textAt(column: TextColumn | null, row: number): string | null {
  return column?.values[column.codes[row] ?? -1] ?? null;
}

/** Only addresses of the web; others could run something when they are followed. */
export function addressAt(column: TextColumn | null, row: number): string | null {
  const text = textAt(column, row);
  return text !== null && /^https?:\/\//i.test(text) ? text : null;
}

export function dayAt(column: DayColumn | null, row: number): string | null {
  const day = column?.[row] ?? NO_DAY;
  return day === NO_DAY ? null : isoDay(day);
}

export function countAt(column: CountColumn | null, row: number): number | null {
  const count = column?.[row] ?? Number.NaN;
  return Number.isNaN(count) ? null : count;
}

/** In currency units as recorded, to the ten-thousandth: rows of it add up to the total. */
export function amountAt(column: AmountColumn | null, row: number): number | null {
  const amount = countAt(column, row);
  return amount === null ? null : exactly(amount);
}

/** A whole amount in currency units, unrounded. */
export function exactly(amount: Amount): number {
  return amount / UNIT;
}
