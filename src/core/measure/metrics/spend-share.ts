import { defineMetric, ratio } from '../metric.ts';

/** Part of the spend of all that is selected. */
export const spend_share = defineMetric({
  label: 'Share of spend',
  formula: '{spend} ÷ {whole spend}',
  unit: 'rate',
  better: 'neither',
  needs: ['spend'],
  nullWhen: 'there is no spend at all',
  source: 'Spend of the group over that of everything under the same selection.',
  ofWhole: true,
  value: ({ spend }, _, whole) => ratio(spend, whole.spend),
});
