/** What a selection says of days, for methods that count them, and its words for messages. */
import { isoDay, parseIsoDay } from '../calendar.ts';
import { type Dimension, type DimensionId, dimensions } from '../measure/dimensions.ts';
import type { MetricRow } from '../measure/measure.ts';
import type { Selection } from '../measure/selection.ts';

/** The dimensions that are selected, in words, for "none by …"; the day, where nothing is. */
export function selectedNames({ values = {}, from, to }: Selection): string {
  const names = (Object.keys(values) as DimensionId[]).map((id) => dimensions[id].label.toLowerCase());
  if (from !== undefined || to !== undefined) names.push('date');
  return names.length === 0 ? 'day' : names.join(' and ');
}

/** Whether days are selected, by any of their names. */
export function selectsDays({ values = {}, from, to }: Selection): boolean {
  return from !== undefined || to !== undefined || dayFilters(values).length > 0;
}

/** The selected days from the first to the last, both included, since 1970-01-01. */
export function selectedDays({ values = {}, from, to }: Selection, first: number, last: number): number[] {
  const filters = dayFilters(values);
  const start = Math.max(first, from ?? first);
  const end = Math.min(last, to ?? last);
  return Array.from({ length: Math.max(0, end - start + 1) }, (_, at) => start + at).filter((day) =>
    filters.every(({ name, chosen }) => chosen.includes(name(day))),
  );
}

/** The rows of a query by day, by their day since 1970-01-01. */
export function byDay(rows: readonly MetricRow[]): Map<number, MetricRow['sums']> {
  const days = new Map<number, MetricRow['sums']>();
  for (const { at, sums } of rows) {
    const day = parseIsoDay(at.day ?? '');
    if (day !== null) days.set(day, sums);
  }
  return days;
}

function dayFilters(values: NonNullable<Selection['values']>) {
  return (Object.entries(values) as [DimensionId, readonly (string | null)[]][])
    .map(([id, chosen]) => ({ dimension: dimensions[id] as Dimension, chosen }))
    .filter(({ dimension }) => dimension.column === 'day')
    .map(({ dimension, chosen }) => ({ name: dimension.bucket ?? isoDay, chosen }));
}
