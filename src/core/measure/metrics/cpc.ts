import { defineMetric, ratio } from '../metric.ts';

/** Spend for a click on a post. */
export const cpc = defineMetric({
  label: 'Cost per click',
  formula: '{spend} ÷ {clicks}',
  unit: 'money',
  better: 'lower',
  needs: ['spend', 'clicks'],
  nullWhen: 'the drop has no clicks on posts',
  source: 'CPC, over the clicks that the posts record.',
  value: ({ spend, clicks }) => ratio(spend, clicks),
});
