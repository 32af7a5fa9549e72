import { defineMetric } from '../metric.ts';
import { cpo } from './cpo.ts';

/** Spend for an attributed order, by the name that payouts give it. */
export const payout_per_order = defineMetric({
  label: 'Average payout per order',
  formula: '{spend} ÷ {orders}',
  unit: 'money',
  better: 'lower',
  needs: ['spend', 'orders'],
  nullWhen: 'there are no attributed orders',
  source: 'The same as cost per order: orders are those tracked, not those written on the payouts.',
  value: cpo.value,
});
