import { defineMetric, ratio } from '../metric.ts';

/** Spend for a reach of a thousand. */
export const cpm = defineMetric({
  label: 'Cost per thousand reached',
  formula: '1000 × {spend} ÷ {reach}',
  unit: 'money',
  better: 'lower',
  needs: ['spend', 'reach'],
  nullWhen: 'nobody was reached',
  source: 'CPM; reach is summed over posts and is not unique people.',
  value: ({ spend, reach }) => ratio(spend === null ? null : 1000 * spend, reach),
});
