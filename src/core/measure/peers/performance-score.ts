import type { Cube } from '../cube.ts';
import type { FigureId } from '../figures.ts';
import { type MetricRow, measure } from '../measure.ts';
import type { ScoreWeights } from '../metric.ts';
import { percentileRanks } from '../ranks.ts';
import { isEntire } from '../related.ts';
import type { Selection } from '../selection.ts';
import type { PeerMetric } from './peer-metric.ts';

/** The figure that each part of the score ranks by. */
const parts = {
  roas: 'roas',
  engagement: 'engagement_rate',
  conversion: 'conversion_rate',
  revenue: 'revenue',
} as const satisfies Record<keyof ScoreWeights, FigureId>;
const partIds = Object.keys(parts) as (keyof ScoreWeights)[];

/** Where an influencer, or a campaign, stands among its peers. */
export const performance_score = {
  label: 'Performance score',
  formula:
    'weighted mean of the percentile ranks of ROAS, engagement rate by reach, conversion rate and attributed revenue',
  unit: 'rate',
  better: 'higher',
  nullWhen:
    'it is asked of anything but influencers or campaigns, there is nobody to compare with, or its orders are withheld',
  source:
    'The share of peers that lie below, those level counting half. Weights are the report’s, a quarter each unless it says otherwise; a part without data drops out and the others’ weights are scaled up.',
  rows: (cube, by, where) => {
    const [dimension, ...others] = by;
    const isDefined = others.length === 0 && (dimension === 'influencer' || dimension === 'campaign');
    if (!isDefined) {
      const rows = measure(cube, { by, figures: Object.values(parts), where });
      return rows.map(({ at }) => ({ at, value: null, n: 0 }));
    }
    const scored = scoresAlong(cube, dimension, where);
    const n = scored.filter(({ at }) => at[dimension] !== null).length;
    return scored.map(({ at, score }) => ({ at, value: score, n }));
  },
} as const satisfies PeerMetric;

export interface Scored extends Pick<MetricRow, 'at'> {
  /** 0–1; `null` = no part has data, there is nobody to compare with, or its orders are withheld. */
  readonly score: number | null;
  /** Share of peers that lie below in each part, those level counting half; `null` = no data. */
  readonly ranks: Readonly<Record<keyof ScoreWeights, number | null>>;
}

/** The score of each peer with the ranks that it is the mean of. */
export function scoresAlong(cube: Cube, by: 'influencer' | 'campaign', where: Selection): Scored[] {
  const rows = measure(cube, { by: [by], figures: Object.values(parts), where });
  // What is not recorded is nobody’s peer.
  const peers = rows.filter(({ at }) => at[by] !== null);
  const ranked = partIds.map((part) =>
    percentileRanks(peers.map(({ values }) => values[parts[part]] ?? null)),
  );
  const place = new Map(peers.map((row, at) => [row, at]));
  return rows.map((row) => {
    const peer = place.get(row) ?? -1;
    const ranks = Object.fromEntries(
      partIds.map((part, at) => [part, ranked[at]?.[peer] ?? null]),
    ) as Scored['ranks'];
    // Whose orders are withheld would be scored by what is left, beside those who are told of in all.
    const isPart = cube.withheld !== null && (ranks.revenue === null || !isEntire(cube, by));
    return { at: row.at, ranks, score: isPart ? null : weighted(ranks, cube.terms.score) };
  });
}

/** Mean of the parts that have data, by their weights. */
function weighted(ranks: Scored['ranks'], weights: ScoreWeights): number | null {
  let sum = 0;
  let whole = 0;
  for (const part of partIds) {
    const rank = ranks[part];
    if (rank === null) continue;
    sum += weights[part] * rank;
    whole += weights[part];
  }
  return whole === 0 ? null : sum / whole;
}
