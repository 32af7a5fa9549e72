import type { FilterState } from '../../src/compose/filters/filter-state.ts';
import { filterIds } from '../../src/core/filter-ids.ts';
import type { Cube } from '../../src/core/measure/cube.ts';
import { measure } from '../../src/core/measure/measure.ts';

/** A choice among what the cube has. `chance` gives whole numbers from 0 on. */
export function stateIn(cube: Cube, chance: () => number): FilterState {
  const values: Record<string, (string | null)[]> = {};
  for (let left = chance() % 4; left > 0; left--) {
    const id = filterIds[chance() % filterIds.length] ?? 'platform';
    const there = measure(cube, { by: [id], figures: ['active_influencers'] }).map(
      ({ at }) => at[id] ?? null,
    );
    const many = 1 + (chance() % 3);
    const chosen = Array.from({ length: many }, () => there[chance() % Math.max(1, there.length)] ?? null);
    if (there.length > 0) values[id] = [...new Set(chosen)];
  }
  const days = chance() % 3 === 0 && cube.days > 1;
  const from = cube.firstDay + (chance() % Math.max(1, cube.days));
  const to = from + (chance() % Math.max(1, cube.firstDay + cube.days - from));
  const least = chance() % 5 === 0 ? { least: 1 + (chance() % 20) } : {};
  const beside = chance() % 6 === 0 ? { beside: 'previous' as const } : {};
  return { values, ...(days && { from, to }), ...least, ...beside };
}
