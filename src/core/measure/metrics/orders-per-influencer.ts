import { defineMetric, ratio } from '../metric.ts';

/** Attributed orders of an active influencer. */
export const orders_per_influencer = defineMetric({
  label: 'Orders per influencer',
  formula: '{orders} ÷ {active_influencers}',
  unit: 'count',
  better: 'higher',
  needs: ['orders', 'active_influencers'],
  nullWhen: 'no influencer has revenue, a post or spend',
  source: 'Orders over the influencers with attributed revenue, a post or spend, each counted once.',
  value: ({ orders, active_influencers }) => ratio(orders, active_influencers),
});
