import { defineMetric } from '../metric.ts';

/** The ROAS at which spend is covered. */
export const break_even_roas = defineMetric({
  label: 'Break-even ROAS',
  formula: '1',
  formulaWithMargin: '1 ÷ {margin}',
  unit: 'multiple',
  better: 'neither',
  needs: [],
  nullWhen: 'never',
  source: 'One over the gross margin; 1 when the report sets no margin.',
  value: (_, { margin }) => 1 / (margin ?? 1),
});
