import { ratio } from '../metric.ts';
import { overInfluencers, type PeerMetric } from './peer-metric.ts';

/** Influencers who brought in more than they cost. */
export const profitable_share = {
  label: 'Profitable influencers',
  formula: 'influencers with ROAS above break-even ÷ influencers with spend',
  unit: 'rate',
  better: 'higher',
  nullWhen: 'no influencer has spend',
  source: 'Above, not at, the break-even ROAS of 1 ÷ margin; 1 without a margin.',
  rows: overInfluencers(['roas', 'break_even_roas'], (influencers) => {
    const paid = influencers.filter(({ values }) => values.roas !== null);
    const above = paid.filter(({ values }) => (values.roas ?? 0) > (values.break_even_roas ?? 0));
    return { value: ratio(above.length, paid.length), n: paid.length };
  }),
} as const satisfies PeerMetric;
