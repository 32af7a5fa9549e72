import { z } from 'zod';
import { exactly } from '../../core/cells.ts';
import { carries } from '../../core/measure/carries.ts';
import type { Cube } from '../../core/measure/cube.ts';
import { type DimensionId, dimensions } from '../../core/measure/dimensions.ts';
import { type MetricRow, measure } from '../../core/measure/measure.ts';
import type { MeasureId } from '../../core/measure/measures.ts';
import { influencerNames } from './influencer-columns.ts';
import { list, type Row } from './list.ts';

const along = [
  'month',
  'source',
  'campaign',
  'brand',
  'product',
  'influencer',
] as const satisfies DimensionId[];
type Along = (typeof along)[number];

const text = z.string().nullable();

/** Tracking rows are people's orders, so they leave only added up, and without who bought. */
export const tracking = list({
  name: 'tracking',
  description: 'Tracking rows added up by month, source, campaign, brand, product and influencer.',
  row: z.object({
    month: text,
    source: text,
    campaign: text,
    brand: text,
    product: text,
    influencer_id: text.describe('null = organic, or withheld: the rows name no influencer.'),
    influencer: text,
    orders: z.int().nonnegative(),
    revenue: z.number().describe('In currency units, unrounded: the rows add up to the total.'),
    rows: z.int().positive().describe('Tracking rows that are added up here.'),
  }),
  rows: ({ cube }) => [
    ...rowsOf(cube, 'orders', ['orders', 'revenue', 'order_rows']),
    ...rowsOf(cube, 'organic', ['organic_orders', 'organic_revenue', 'organic_rows']),
  ],
});

function rowsOf(
  cube: Cube,
  table: 'orders' | 'organic',
  figures: readonly [MeasureId, MeasureId, MeasureId],
): Row[] {
  const by = along.filter(
    (id) => carries(cube, id) && cube.tables[table].codes[dimensions[id].column] !== undefined,
  );
  const [orders, revenue, rows] = figures;
  const nameOf = influencerNames(cube);
  return measure(cube, { by, figures })
    .filter(({ sums }) => (sums[rows] ?? 0) > 0)
    .map(({ at, sums }) => ({
      ...placeOf(at),
      influencer: nameOf(at.influencer ?? null),
      orders: sums[orders] ?? 0,
      revenue: exactly(sums[revenue] ?? 0),
      rows: sums[rows] ?? 0,
    }));
}

function placeOf(at: MetricRow['at']): Record<Exclude<Along, 'influencer'> | 'influencer_id', string | null> {
  const [month, source, campaign, brand, product, influencer_id] = along.map((id) => at[id] ?? null);
  const known = { month, source, campaign, brand, product, influencer_id };
  return known as Record<keyof typeof known, string | null>;
}
