/** The peer metrics: pages, JSON and the Methods page read this list. */
import { highest_influencer_roas } from './highest-influencer-roas.ts';
import { mean_influencer_roas } from './mean-influencer-roas.ts';
import type { PeerMetric } from './peer-metric.ts';
import { performance_score } from './performance-score.ts';
import { profitable_share } from './profitable-share.ts';

export const peerMetrics = {
  mean_influencer_roas,
  highest_influencer_roas,
  profitable_share,
  performance_score,
} as const satisfies Record<string, PeerMetric>;

export type PeerMetricId = keyof typeof peerMetrics;
