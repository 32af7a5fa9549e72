/** Spend that belongs to no value of a dimension, and so is in no ROAS along it. */
import { type Dimension, type DimensionId, dimensions } from '../core/measure/dimensions.ts';
import { measure, total } from '../core/measure/measure.ts';
import { isParted } from '../core/measure/related.ts';
import type { Context } from './context.ts';

/** Share of all spend, 0–1; `null` where there is no spend, or none recorded along the dimension. */
function unassignedShare({ cube, where }: Context, by: DimensionId): number | null {
  const whole = total(cube, ['spend'], where).sums.spend ?? 0;
  const rows = measure(cube, { by: [by], figures: ['spend'], where });
  if (whole === 0 || rows.some(({ sums }) => sums.spend === null)) return null;
  return (rows.find(({ at }) => at[by] === null)?.sums.spend ?? 0) / whole;
}

/** The same in words; nothing where all spend is assigned. */
export function unassignedSpend(context: Context, by: DimensionId): string[] {
  const share = unassignedShare(context, by) ?? 0;
  const { label }: Dimension = dimensions[by];
  const why = isParted(context.cube, by) ? 'is withheld from every' : 'belongs to no';
  return share === 0
    ? []
    : [
        `${context.format.short(share, 'rate')} of spend ${why} ${label.toLowerCase()} and is in none of these returns`,
      ];
}
