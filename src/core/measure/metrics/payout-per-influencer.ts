import { defineMetric, ratio } from '../metric.ts';

/** Spend for an influencer who was paid. */
export const payout_per_influencer = defineMetric({
  label: 'Average payout per influencer',
  formula: '{spend} ÷ {paid_influencers}',
  unit: 'money',
  better: 'neither',
  needs: ['spend', 'paid_influencers'],
  nullWhen: 'no influencer was paid',
  source: 'Spend over the influencers with spend, each counted once, however many payouts there are.',
  value: ({ spend, paid_influencers }) => ratio(spend, paid_influencers),
});
