import { defineMetric, ratio } from '../metric.ts';

/** Attributed revenue of an order. */
export const aov = defineMetric({
  label: 'Average order value',
  formula: '{revenue} ÷ {orders}',
  unit: 'money',
  better: 'higher',
  needs: ['revenue', 'orders'],
  nullWhen: 'there are no attributed orders',
  source: 'AOV.',
  value: ({ revenue, orders }) => ratio(revenue, orders),
});
