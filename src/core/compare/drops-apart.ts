/**
 * A drop that is held beside the one before tells most of its days again. One that tells hardly any came as an
 * increment, or as an export of other days: what gained and what is gone would be all of either.
 */
import type { Issue } from '../issue.ts';
import type { Cube } from '../measure/cube.ts';
import { measure } from '../measure/measure.ts';

/** Share of the earlier drop's days; a few are told again where an increment corrects them. */
const HARDLY = 0.1;
/** Fewer days say nothing. */
const FEWEST = 3;

/** What to do where folders that are read as whole drops hold only what is new. */
export const INCREMENT_HINT =
  'Where each dated folder holds only what is new, write `drops: increment` in the front matter.';

/** The warning where hardly a day with orders or posts of the drop before is in this one; `null` = enough are. */
export function dropsApart(before: Cube, now: Cube): Issue | null {
  const days = daysOf(before);
  const told = daysOf(now);
  const again = [...days].filter((day) => told.has(day)).length;
  if (days.size < FEWEST || again >= HARDLY * days.size) return null;
  return {
    severity: 'warning',
    code: 'drops-apart',
    at: { file: '', line: null, column: null, field: null },
    value: null,
    message: `Of ${days.size} days with orders or posts in the drop before, this one holds ${again === 0 ? 'none' : again}; each is read as a whole drop.`,
    hint: INCREMENT_HINT,
  };
}

function daysOf(cube: Cube): Set<string> {
  const figures = ['revenue', 'orders', 'organic_revenue', 'posts'] as const;
  return new Set(
    measure(cube, { by: ['day'], figures }).flatMap(({ at: { day }, sums }) =>
      day && figures.some((figure) => (sums[figure] ?? 0) !== 0) ? [day] : [],
    ),
  );
}
