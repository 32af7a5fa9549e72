/** The revenue of baseline.csv, picked by a selection. */
import { type Drop, NO_DAY, type TextColumn } from '../drop.ts';
import type { DimensionId } from '../measure/dimensions.ts';
import type { Selection } from '../measure/selection.ts';
import type { Amount } from '../money.ts';

/** Codes and sums: nothing in it names a person. */
export type BaselineRevenue = NonNullable<Drop['baseline']>;

/** Revenue of each day, by day since 1970-01-01; a day that is not there is not known, which is not 0. */
export function baselineByDay(baseline: BaselineRevenue, { values = {} }: Selection): Map<number, Amount> {
  const filters = baselineColumns(baseline).flatMap((id) => {
    const column = baseline[id];
    const chosen = values[id];
    return chosen === undefined || column === null ? [] : [{ column, chosen }];
  });
  const days = new Map<number, Amount>();
  for (let row = 0; row < baseline.rows; row++) {
    if (!filters.every(({ column, chosen }) => chosen.includes(textAt(column, row)))) continue;
    const day = baseline.date[row] ?? NO_DAY;
    days.set(day, (days.get(day) ?? 0) + (baseline.revenue[row] ?? 0));
  }
  return days;
}

/** What the file records beside dates. */
export function baselineColumns(baseline: BaselineRevenue): ('brand' | 'product')[] {
  return (['brand', 'product'] as const).filter((id) => baseline[id] !== null);
}

/** What is selected and the file does not record; days it does. */
export function notInBaseline(baseline: BaselineRevenue, { values = {} }: Selection): DimensionId[] {
  const known: readonly string[] = ['day', 'week', 'month', 'weekday', ...baselineColumns(baseline)];
  return (Object.keys(values) as DimensionId[]).filter((id) => !known.includes(id));
}

function textAt({ codes, values }: TextColumn, row: number): string | null {
  return values[codes[row] ?? -1] ?? null;
}
