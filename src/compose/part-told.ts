/** Where revenue is withheld along a dimension, what is told of it is a least, and a ranking is one of what is told. */
import { blankMeans } from '../core/measure/carries.ts';
import { type Dimension, type DimensionId, dimensions } from '../core/measure/dimensions.ts';
import { measure } from '../core/measure/measure.ts';
import type { Context } from './context.ts';

/** Whether revenue of the selection may be withheld from the values of the dimension. */
function isPartTold({ cube, where }: Context, by: DimensionId): boolean {
  const { column }: Dimension = dimensions[by];
  if (cube.withheld === null || blankMeans(cube, column) === 'blank') return false;
  return measure(cube, { by: [by], figures: ['revenue'], where }).some(
    ({ at, sums }) => (at[by] ?? null) === null && (sums.revenue ?? 0) !== 0,
  );
}

/** "at least " before an amount or a share along the dimension; '' where all is told. */
export function atLeast(context: Context, by: DimensionId): string {
  return isPartTold(context, by) ? 'at least ' : '';
}

/** "Of what is told by campaign, …" before a sentence that ranks, which begins with `name` or a small letter. */
export function ofTold(context: Context, by: DimensionId): string {
  const { label }: Dimension = dimensions[by];
  return isPartTold(context, by) ? `Of what is told by ${label.toLowerCase()}, ` : '';
}
