/** Who sells the most, and who returns the most, along a dimension: said alike wherever it is said. */
import { type Dimension, type DimensionId, dimensions } from '../../core/measure/dimensions.ts';
import { type MetricRow, total } from '../../core/measure/measure.ts';
import type { Context } from '../context.ts';
import { hasEnoughOrders } from '../least-orders.ts';
import { nameOf } from '../names.ts';
import { ofTold } from '../part-told.ts';
import { activeRows } from '../tables.ts';
import type { Claim } from '../view.ts';
import { counted } from '../words.ts';

/** Who returned the most for their spend, and who the least; nothing where there are not two to compare. */
export function bestAndWorst(context: Context, by: DimensionId): Claim[] {
  const rows = rated(context, by);
  const [first, last] = [rows[0], rows.at(-1)];
  if (first === undefined || last === undefined || first === last) return [];
  const { format } = context;
  const say = (row: MetricRow) =>
    `${nameOf(context, by, row.at[by] ?? null)} (${format.short(row.values.roas ?? null, 'multiple')} on ${counted(context, row.sums.orders ?? 0, 'order')})`;
  return [
    {
      text: `${ofTold(context, by)}${say(first)} returned the most for its spend, ${say(last)} the least.`,
      metric: 'roas',
      value: first.values.roas ?? null,
      n: Math.min(first.sums.orders ?? 0, last.sums.orders ?? 0),
      where: `${by} ${first.at[by]}`,
    },
  ];
}

/** The best by revenue, and whether it is the best by return as well; nothing where there are not two. */
export function bestSeller(context: Context, by: DimensionId): Claim[] {
  const { format } = context;
  const { label, plural }: Dimension = dimensions[by];
  const sold = activeRows(context, by, ['revenue', 'orders', 'roas'], 'revenue').filter(
    ({ at, sums }) => at[by] !== null && (sums.revenue ?? 0) > 0,
  );
  const [best] = sold;
  if (best === undefined || sold.length < 2) return [];
  // What is withheld is of some of them as well.
  const whole =
    context.cube.withheld === null
      ? sold.reduce((sum, { sums }) => sum + (sums.revenue ?? 0), 0)
      : (total(context.cube, ['revenue'], context.where).sums.revenue ?? 0);
  const name = nameOf(context, by, best.at[by] ?? null);
  const share = format.short((best.sums.revenue ?? 0) / whole, 'rate');
  const [top] = rated(context, by);
  const roas = (row: MetricRow) => format.short(row.values.roas ?? null, 'multiple');
  const told = ofTold(context, by);
  const rest =
    top === undefined
      ? ''
      : top.at[by] === best.at[by]
        ? `, and returned the most as well, ${roas(top)}`
        : `; ${nameOf(context, by, top.at[by] ?? null)} returned the most for its spend, ${roas(top)}`;
  return [
    {
      text: `${told}${told ? 'the' : 'The'} best-selling of ${counted(context, sold.length, label.toLowerCase(), plural)} is ${name}, ${format.short(best.sums.revenue, 'money')} or ${share} of revenue${rest}.`,
      metric: 'revenue',
      value: best.sums.revenue,
      n: best.sums.orders ?? 0,
      where: `${by} ${best.at[by]}`,
    },
  ];
}

/** Those with a ROAS on orders enough, highest first. */
function rated(context: Context, by: DimensionId): MetricRow[] {
  return activeRows(context, by, ['roas', 'orders'], 'roas').filter(
    (row) => row.at[by] !== null && typeof row.values.roas === 'number' && hasEnoughOrders(row),
  );
}
