import { defineMetric, ratio } from '../metric.ts';

/** Part of the attributed revenue of all that is selected. */
export const revenue_share = defineMetric({
  label: 'Share of revenue',
  formula: '{revenue} ÷ {whole revenue}',
  unit: 'rate',
  better: 'neither',
  needs: ['revenue'],
  nullWhen: 'there is no attributed revenue at all',
  source: 'Attributed revenue of the group over that of everything under the same selection.',
  ofWhole: true,
  value: ({ revenue }, _, whole) => ratio(revenue, whole.revenue),
});
