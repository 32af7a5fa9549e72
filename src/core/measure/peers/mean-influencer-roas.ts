import { overInfluencers, type PeerMetric, returnsOf } from './peer-metric.ts';

/** What an influencer returned on average, each counting the same whatever was spent. */
export const mean_influencer_roas = {
  label: 'Mean of influencer ROAS',
  formula: 'sum of the ROAS of each influencer with spend ÷ number of influencers with spend',
  unit: 'multiple',
  better: 'higher',
  nullWhen: 'no influencer has spend',
  source: 'A mean of ratios, which a few small payouts can lift; ROAS itself is over sums.',
  rows: overInfluencers(['roas'], (influencers) => {
    const returns = returnsOf(influencers);
    const sum = returns.reduce((total, roas) => total + roas, 0);
    return { value: returns.length === 0 ? null : sum / returns.length, n: returns.length };
  }),
} as const satisfies PeerMetric;
