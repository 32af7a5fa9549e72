import { overInfluencers, type PeerMetric, returnsOf } from './peer-metric.ts';

/** What the best influencer returned. */
export const highest_influencer_roas = {
  label: 'Highest influencer ROAS',
  formula: 'highest ROAS of an influencer with spend',
  unit: 'multiple',
  better: 'higher',
  nullWhen: 'no influencer has spend',
  source: 'The largest of the influencers’ own returns, however little was spent.',
  rows: overInfluencers(['roas'], (influencers) => {
    const returns = returnsOf(influencers);
    const highest = returns.reduce((most, roas) => Math.max(most, roas), Number.NEGATIVE_INFINITY);
    return { value: returns.length === 0 ? null : highest, n: returns.length };
  }),
} as const satisfies PeerMetric;
