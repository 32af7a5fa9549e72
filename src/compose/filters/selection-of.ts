/** Turns what a reader has chosen into what the cube is asked. */
import { endOfStep, startOfStep } from '../../core/calendar.ts';
import { type FilterId, filterIds } from '../../core/filter-ids.ts';
import { carries, grainOf } from '../../core/measure/carries.ts';
import type { Cube } from '../../core/measure/cube.ts';
import { dimensions } from '../../core/measure/dimensions.ts';
import { measure } from '../../core/measure/measure.ts';
import type { Selection } from '../../core/measure/selection.ts';
import type { Days } from '../beside.ts';
import type { FilterState } from './filter-state.ts';

/** Without what the cube doesn't have: `notes` say what that was. */
export function knownState(
  cube: Cube,
  state: FilterState,
): { readonly state: FilterState; readonly notes: readonly string[] } {
  const notes: string[] = [];
  const values: Partial<Record<FilterId, readonly (string | null)[]>> = {};
  for (const id of filterIds) {
    const chosen = state.values[id];
    if (chosen === undefined) continue;
    if (!carries(cube, id)) {
      notes.push(`this report does not tell ${dimensions[id].plural} apart`);
      continue;
    }
    const known = chosen.filter((value) => value === null || cube.dictionaries[id].includes(value));
    for (const value of chosen) {
      if (!known.includes(value))
        notes.push(`“${value}” is no ${dimensions[id].label.toLowerCase()} of this report`);
    }
    if (known.length > 0) values[id] = known;
  }
  const { beside, least, ...rest } = inSteps(cube, state);
  const told = { ...rest, values, ...(least !== undefined && carries(cube, 'influencer') && { least }) };
  if (beside === undefined) return { state: told, notes };
  if (beside === 'previous') return { state: { ...told, beside }, notes };
  const other = knownState(cube, beside);
  return {
    state: { ...told, beside: other.state },
    notes: [...notes, ...other.notes],
  };
}

/** What the cube is asked; everything for a state that leaves nothing out. */
export function selectionOf(cube: Cube, { values, from, to, least }: FilterState): Selection {
  const where: Selection = {
    ...(Object.keys(values).length > 0 && { values }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
  };
  if (least === undefined) return where;
  const busy = measure(cube, { by: ['influencer'], figures: ['orders'], where })
    .filter(({ at, sums }) => at.influencer !== null && (sums.orders ?? 0) >= least)
    .flatMap(({ at }) => at.influencer ?? []);
  return { ...where, values: { ...values, influencer: busy } };
}

/** The days before, as many as are selected; `null` where the cube holds none of them. */
export function previousPeriod(cube: Cube, state: FilterState): FilterState | null {
  const { from, to } = daysOf(cube, state);
  const before = { ...state, from: from - lengthBefore(cube, from, to), to: from - 1 };
  return to < from || before.to < cube.firstDay ? null : before;
}

/** The days of the drop that are chosen; `to` lies before `from` where none is. */
export function daysOf({ firstDay, days }: Cube, { from, to }: FilterState): Days {
  const lastDay = firstDay + days - 1;
  return { from: Math.max(firstDay, from ?? firstDay), to: Math.min(lastDay, to ?? lastDay) };
}

/** As many days; or the days of as many months, where the cube has months alone. */
function lengthBefore(cube: Cube, from: number, to: number): number {
  if (grainOf(cube) !== 'month') return to - from + 1;
  let start = from;
  for (let end = to; end >= from; end = startOfStep(end, 'month') - 1)
    start = startOfStep(start - 1, 'month');
  return from - start;
}

/** Days as the cube tells them: whole weeks or months, where it has no days; none, where it has no dates. */
function inSteps<S extends Pick<FilterState, 'from' | 'to'>>(cube: Cube, state: S): S {
  const grain = grainOf(cube);
  if (grain === 'day') return state;
  const { from, to, ...rest } = state;
  if (grain === 'none') return rest as S;
  const starts = from === undefined ? undefined : startOfStep(from, grain);
  const ends = to === undefined ? undefined : endOfStep(to, grain);
  const last = cube.firstDay + cube.days - 1;
  return {
    ...rest,
    ...(starts !== undefined && starts > cube.firstDay && { from: starts }),
    ...(ends !== undefined && ends < last && { to: ends }),
  } as S;
}
