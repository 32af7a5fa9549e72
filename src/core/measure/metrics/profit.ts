import { defineMetric } from '../metric.ts';

/** What is left of attributed revenue after spend; of the margin on it where the report sets one. */
export const profit = defineMetric({
  label: 'Profit',
  formula: '{revenue} − {spend}',
  formulaWithMargin: '{margin} × {revenue} − {spend}',
  unit: 'money',
  better: 'higher',
  needs: ['revenue', 'spend'],
  nullWhen: 'revenue or spend is not recorded',
  source: 'Contribution after media; the margin is the report’s own.',
  value: ({ revenue, spend }, { margin }) =>
    revenue === null || spend === null ? null : Math.round((margin ?? 1) * revenue) - spend,
});
