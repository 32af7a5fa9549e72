/** What a menu offers: the values that there are under the other filters, each with its influencers. */
import type { FilterId } from '../../core/filter-ids.ts';
import { carries } from '../../core/measure/carries.ts';
import type { Cube } from '../../core/measure/cube.ts';
import { dimensions } from '../../core/measure/dimensions.ts';
import { measure } from '../../core/measure/measure.ts';
import type { Context } from '../context.ts';
import { nameOf } from '../names.ts';
import { type FilterState, withValues } from './filter-state.ts';
import { selectionOf } from './selection-of.ts';

export interface Choice {
  /** `null` = not recorded. */
  readonly value: string | null;
  readonly name: string;
  /** Active influencers of it under the other filters; `null` where influencers aren't told apart. */
  readonly influencers: number | null;
  readonly chosen: boolean;
}

/** In the order of their names; what is chosen is listed even where the other filters leave none of it. */
export function choicesOf(context: Context, state: FilterState, id: FilterId): Choice[] {
  const { cube } = context;
  const chosen = state.values[id] ?? [];
  const where = selectionOf(cube, withValues(state, id, []));
  const apart = carries(cube, 'influencer');
  const rows = measure(cube, {
    by: [id],
    figures: apart ? ['active_influencers'] : ['posts', 'orders'],
    where,
  });
  const counts = new Map(
    rows.map(({ at, sums }) => [at[id] ?? null, apart ? (sums.active_influencers ?? 0) : null]),
  );
  const values = [...new Set([...counts.keys(), ...chosen])].filter(
    (value) => (counts.get(value) ?? (apart ? 0 : 1)) > 0 || chosen.includes(value),
  );
  return values
    .map((value) => ({
      value,
      name: nameOf(context, id, value),
      influencers: counts.get(value) ?? (apart ? 0 : null),
      chosen: chosen.includes(value),
    }))
    .sort(
      (a, b) =>
        Number(a.value === null) - Number(b.value === null) ||
        (id === 'tier' ? 0 : a.name.localeCompare(b.name)),
    );
}

/** Whether there is something to choose between. */
export function isOffered({ cube, report }: Context, id: FilterId): boolean {
  if (report.filters !== undefined && !report.filters.includes(id)) return false;
  return isVaried(cube, id);
}

/** Counted once for a cube: the bar of every page asks. */
const varied = new WeakMap<Cube, Map<FilterId, boolean>>();

function isVaried(cube: Cube, id: FilterId): boolean {
  const known = varied.get(cube) ?? new Map<FilterId, boolean>();
  varied.set(cube, known);
  const of = carries(cube, 'influencer') ? (['active_influencers'] as const) : (['posts', 'orders'] as const);
  const found = known.get(id) ?? measure(cube, { by: [id], figures: of }).length > 1;
  known.set(id, found);
  return found;
}

/** The filter's name on its button. */
export function filterLabel(id: FilterId): string {
  return id === 'city' ? 'City' : id === 'tier' ? 'Tier' : dimensions[id].label;
}
