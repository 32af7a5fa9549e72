/** Where revenue is withheld along a dimension, what is told of it is a least, and a ranking is one of what is told. */
import { type DimensionId, dimensions } from '../core/measure/dimensions.ts';
import { measure } from '../core/measure/measure.ts';
import { isParted, narrowedBy } from '../core/measure/related.ts';
import type { Selection } from '../core/measure/selection.ts';
import type { Context } from './context.ts';

/** Whether revenue of the selection may be withheld from the values of the dimension. */
function isPartTold({ cube, where }: Context, by: DimensionId): boolean {
  if (!isParted(cube, by)) return false;
  return measure(cube, { by: [by], figures: ['revenue'], where: without(where, by) }).some(
    ({ at, sums }) => (at[by] ?? null) === null && (sums.revenue ?? 0) !== 0,
  );
}

/** What is withheld from all values is in no selection of one. */
function without({ values = {}, from, to }: Selection, by: DimensionId): Selection {
  const kept = Object.fromEntries(Object.entries(values).filter(([id]) => id !== by));
  const days = { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
  return { values: kept, ...(dimensions[by].column === 'day' ? {} : days) };
}

/** "at least " before an amount or a share along the dimension; '' where all is told. */
export function atLeast(context: Context, by: DimensionId): string {
  return isPartTold(context, by) ? 'at least ' : '';
}

/**
 * "Of what is told by campaign, …" before a sentence that ranks along the dimension, or holds of a selection alone;
 * it begins with `name` or a small letter.
 */
export function ofTold(context: Context, by: DimensionId | null): string {
  const { cube, where } = context;
  // Of a value that is told in all of its orders the selection has them all.
  const narrowed = narrowedBy(cube, where).filter((id) => dimensions[id].column !== cube.withheld?.entire);
  const parted = [...new Set([...(by === null ? [] : [by]), ...narrowed])].filter((id) =>
    isPartTold(context, id),
  );
  const names = parted.map((id) => dimensions[id].label.toLowerCase());
  return names.length === 0 ? '' : `Of what is told by ${context.format.list(names)}, `;
}

/** "that are told" behind how many there are, which says that others may be withheld; '' where all is told. */
export function thatAreTold(context: Context, by: DimensionId): string {
  return isPartTold(context, by) ? ' that are told' : '';
}
