import { defineMetric, ratio } from '../metric.ts';
import { profit } from './profit.ts';

/** Profit earned per unit of spend. */
export const roi = defineMetric({
  label: 'ROI',
  formula: '({revenue} − {spend}) ÷ {spend}',
  formulaWithMargin: '({margin} × {revenue} − {spend}) ÷ {spend}',
  unit: 'rate',
  better: 'higher',
  needs: ['revenue', 'spend'],
  nullWhen: 'there is no spend',
  source: 'Return on investment.',
  value: (sums, terms, whole) => ratio(profit.value(sums, terms, whole), sums.spend),
});
