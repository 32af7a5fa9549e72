/** Ranges of days by name, counted back from the last day with an order, a post or a payout. */
import { dayOf, endOfStep, isoDay, startOfStep } from '../../core/calendar.ts';
import { grainOf } from '../../core/measure/carries.ts';
import type { Cube } from '../../core/measure/cube.ts';

export interface Preset {
  readonly id: string;
  readonly label: string;
  /** `null` = all days. */
  readonly range: { readonly from: number; readonly to: number } | null;
}

/** Only those that the cube has days of. A financial year begins with `yearStart`, 1 = January. */
export function presets(cube: Cube, yearStart: number): Preset[] {
  const last = cube.firstDay + cube.days - 1;
  const [year = 0, month = 1] = isoDay(last).split('-').map(Number);
  // The month of the last day is full when that day is its last.
  const full = isoDay(last + 1).endsWith('-01') ? 0 : 1;
  const quarter = quarterBefore(year, month, full);
  const began = month >= yearStart ? year : year - 1;
  const all: Preset[] = [
    { id: 'all', label: 'All days', range: null },
    { id: 'last-30-days', label: 'Last 30 days', range: { from: last - 29, to: last } },
    {
      id: 'last-month',
      label: 'Last full month',
      range: { from: dayOf(year, month - full, 1), to: dayOf(year, month - full + 1, 1) - 1 },
    },
    { id: 'last-quarter', label: 'Last full quarter', range: quarter },
    {
      id: 'financial-year',
      label: 'Financial year',
      range: { from: dayOf(began, yearStart, 1), to: dayOf(began + 1, yearStart, 1) - 1 },
    },
  ];
  const grain = grainOf(cube);
  if (grain === 'week') {
    const end = endOfStep(last, 'week') === last ? last : startOfStep(last, 'week') - 1;
    all.push({ id: 'last-4-weeks', label: 'Last four full weeks', range: { from: end - 27, to: end } });
  }
  // Of a cube without days only what its weeks or months make up.
  const isWhole = ({ from, to }: NonNullable<Preset['range']>) =>
    grain === 'day' ||
    (grain !== 'none' &&
      (from <= cube.firstDay || startOfStep(from, grain) === from) &&
      (to >= last || endOfStep(to, grain) === to));
  return all.filter(
    ({ range }) => range === null || (range.to >= cube.firstDay && range.from <= last && isWhole(range)),
  );
}

/** The last quarter that has ended: months 1–3, 4–6, 7–9 or 10–12. */
function quarterBefore(year: number, month: number, full: number): { from: number; to: number } {
  const months = month - full;
  const ended = months - (months % 3);
  return { from: dayOf(year, ended - 2, 1), to: dayOf(year, ended + 1, 1) - 1 };
}
