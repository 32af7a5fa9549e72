import { defineMetric, type Terms } from '../metric.ts';

/** 1 ÷ margin; 1 without a margin. */
export function breakEvenRoas({ margin }: Terms): number {
  return 1 / (margin ?? 1);
}

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
  value: (_, terms) => breakEvenRoas(terms),
});
