import { counts, type PayoutBasis } from './basis.ts';

export const order = {
  id: 'order',
  label: 'Per order',
  aliases: ['per order', 'orders'],
  base: 'orders on the payout',
  due: ({ orders }) => counts(orders),
  follows: { rows: 'orders', weight: 'orders' },
} as const satisfies PayoutBasis;
