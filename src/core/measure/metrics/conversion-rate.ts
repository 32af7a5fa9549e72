import { defineMetric, ratio } from '../metric.ts';

/** Attributed orders per person reached. */
export const conversion_rate = defineMetric({
  label: 'Conversion rate',
  formula: '{orders} ÷ {reach}',
  unit: 'rate',
  better: 'higher',
  needs: ['orders', 'reach'],
  nullWhen: 'nobody was reached',
  source: 'Conversion from reach; reach is summed over posts and is not unique people.',
  value: ({ orders, reach }) => ratio(orders, reach),
});
