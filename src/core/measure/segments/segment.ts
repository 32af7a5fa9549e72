/** A segment: some influencers, or campaigns, taken together, with what they spent and brought. */
import type { Cube } from '../cube.ts';
import { figureValue } from '../figures.ts';
import { type MetricRow, measure } from '../measure.ts';
import { perSelection } from '../per-selection.ts';

export interface Segment {
  /** Influencers in it. */
  readonly influencers: number;
  /** Money in ten-thousandths of the currency unit. */
  readonly revenue: number;
  readonly spend: number;
  readonly orders: number;
  /** Over the segment's sums; `null` without spend. */
  readonly roas: number | null;
  readonly roi: number | null;
  /** Money as above, which can be below 0. */
  readonly profit: number | null;
}

export function segmentOf({ terms }: Cube, rows: readonly MetricRow[]): Segment {
  const add = (of: 'revenue' | 'spend' | 'orders') =>
    rows.reduce((sum, { sums }) => sum + (sums[of] ?? 0), 0);
  const [revenue, spend, orders] = [add('revenue'), add('spend'), add('orders')];
  const sums = { ...rows[0]?.sums, revenue, spend, orders } as MetricRow['sums'];
  return {
    influencers: rows.length,
    revenue,
    spend,
    orders,
    roas: figureValue('roas', sums, terms),
    roi: figureValue('roi', sums, terms),
    profit: figureValue('profit', sums, terms),
  };
}

/** What segments are made by. */
const FIGURES = ['roas', 'roi', 'spend', 'revenue', 'orders', 'engagement_rate'] as const;

/** A row an influencer with a ROAS, which is one with spend. */
export interface RatedRow extends MetricRow {
  readonly influencer: string;
  readonly roas: number;
}

export const ratedInfluencers = perSelection((cube, where): readonly RatedRow[] =>
  measure(cube, { by: ['influencer'], figures: FIGURES, where }).flatMap((row) => {
    const { roas = null } = row.values;
    const { influencer = null } = row.at;
    return roas === null || influencer === null ? [] : [{ ...row, influencer, roas }];
  }),
);
