/** Where money comes back: the line on every ROAS chart, and who stands above it. */
import type { Cube } from '../core/measure/cube.ts';
import { figureValue } from '../core/measure/figures.ts';
import { type MetricRow, measure } from '../core/measure/measure.ts';
import type { Selection } from '../core/measure/selection.ts';

/** The ROAS at which spend is covered: 1 ÷ margin, 1 when no margin is set. */
export function breakEvenRoas({ terms }: Cube): number {
  return 1 / (terms.margin ?? 1);
}

export interface Segment {
  /** Influencers with spend. */
  readonly influencers: number;
  readonly revenue: number;
  readonly spend: number;
  /** Over the segment's sums; `null` without spend. */
  readonly roas: number | null;
  readonly roi: number | null;
}

/** Influencers with spend, parted by whether their ROAS is above break-even. */
export interface Portfolio {
  readonly profitable: Segment;
  readonly unprofitable: Segment;
}

export function portfolio(cube: Cube, where: Selection): Portfolio {
  const rows = measure(cube, { by: ['influencer'], figures: ['roas', 'roi'], where });
  const paid = rows.filter(({ sums }) => (sums.spend ?? 0) > 0);
  const above = (row: MetricRow) => (row.values.roas ?? 0) > breakEvenRoas(cube);
  return {
    profitable: segment(cube, paid.filter(above)),
    unprofitable: segment(
      cube,
      paid.filter((row) => !above(row)),
    ),
  };
}

function segment(cube: Cube, rows: readonly MetricRow[]): Segment {
  const revenue = rows.reduce((sum, { sums }) => sum + (sums.revenue ?? 0), 0);
  const spend = rows.reduce((sum, { sums }) => sum + (sums.spend ?? 0), 0);
  const sums = { ...rows[0]?.sums, revenue, spend } as MetricRow['sums'];
  return {
    influencers: rows.length,
    revenue,
    spend,
    roas: figureValue('roas', sums, cube.terms),
    roi: figureValue('roi', sums, cube.terms),
  };
}
