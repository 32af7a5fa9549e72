/** Where money comes back: the line on every ROAS chart, and who stands above it. */
import type { Cube } from '../core/measure/cube.ts';
import { measure } from '../core/measure/measure.ts';
import type { Selection } from '../core/measure/selection.ts';

/** The ROAS at which spend is covered: 1 ÷ margin, 1 when no margin is set. */
export function breakEvenRoas({ terms }: Cube): number {
  return 1 / (terms.margin ?? 1);
}

export interface ProfitableShare {
  /** Influencers with a ROAS above break-even. */
  readonly profitable: number;
  /** Influencers with spend. */
  readonly paid: number;
}

export function profitableShare(cube: Cube, where: Selection): ProfitableShare {
  const rows = measure(cube, { by: ['influencer'], figures: ['roas', 'spend'], where });
  const paid = rows.filter(({ sums }) => (sums.spend ?? 0) > 0);
  const profitable = paid.filter(({ values }) => (values.roas ?? 0) > breakEvenRoas(cube));
  return { profitable: profitable.length, paid: paid.length };
}
