import type { FigureId } from '../figures.ts';
import { measure } from '../measure.ts';
import type { ScoreWeights } from '../metric.ts';
import { percentileRanks } from '../ranks.ts';
import type { PeerMetric } from './peer-metric.ts';

/** The figure that each part of the score ranks by. */
const parts = {
  roas: 'roas',
  engagement: 'engagement_rate',
  conversion: 'conversion_rate',
  revenue: 'revenue',
} as const satisfies Record<keyof ScoreWeights, FigureId>;

/** Where an influencer, or a campaign, stands among its peers. */
export const performance_score = {
  label: 'Performance score',
  formula:
    'weighted mean of the percentile ranks of ROAS, engagement rate by reach, conversion rate and attributed revenue',
  unit: 'rate',
  better: 'higher',
  nullWhen: 'it is asked of anything but influencers or campaigns, or there is nobody to compare with',
  source:
    'The share of peers that lie below, those level counting half. Weights are the report’s, a quarter each unless it says otherwise; a part without data drops out and the others’ weights are scaled up.',
  rows: (cube, by, where) => {
    const rows = measure(cube, { by, figures: Object.values(parts), where });
    const [dimension, ...others] = by;
    const isDefined = others.length === 0 && (dimension === 'influencer' || dimension === 'campaign');
    // What is not recorded is nobody’s peer.
    const peers = isDefined ? rows.filter(({ at }) => at[dimension] !== null) : [];
    const ranked = Object.entries(parts).map(([part, figure]) => ({
      weight: cube.terms.score[part as keyof ScoreWeights],
      ranks: percentileRanks(peers.map(({ values }) => values[figure] ?? null)),
    }));
    const scores = new Map(peers.map((row, at) => [row, weighted(ranked, at)]));
    return rows.map((row) => ({ at: row.at, value: scores.get(row) ?? null, n: peers.length }));
  },
} as const satisfies PeerMetric;

interface RankedPart {
  readonly weight: number;
  readonly ranks: readonly (number | null)[];
}

/** Mean of the parts that have data for a peer, by their weights. */
function weighted(parts: readonly RankedPart[], peer: number): number | null {
  let sum = 0;
  let weights = 0;
  for (const { weight, ranks } of parts) {
    const rank = ranks[peer] ?? null;
    if (rank === null) continue;
    sum += weight * rank;
    weights += weight;
  }
  return weights === 0 ? null : sum / weights;
}
