import { defineMetric, ratio } from '../metric.ts';

/** Attributed revenue earned per unit of spend. */
export const roas = defineMetric({
  label: 'ROAS',
  formula: '{revenue} ÷ {spend}',
  unit: 'multiple',
  better: 'higher',
  needs: ['revenue', 'spend'],
  nullWhen: 'there is no spend',
  source: 'Return on ad spend; sums are divided, ratios are never averaged.',
  value: ({ revenue, spend }) => ratio(revenue, spend),
});
