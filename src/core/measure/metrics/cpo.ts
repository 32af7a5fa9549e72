import { defineMetric, ratio } from '../metric.ts';

/** Spend for an attributed order. */
export const cpo = defineMetric({
  label: 'Cost per order',
  formula: '{spend} ÷ {orders}',
  unit: 'money',
  better: 'lower',
  needs: ['spend', 'orders'],
  nullWhen: 'there are no attributed orders',
  source: 'CPO, also called cost per acquisition (CPA).',
  value: ({ spend, orders }) => ratio(spend, orders),
});
