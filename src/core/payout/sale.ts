import type { PayoutBasis } from './basis.ts';

/** Paid by the sale: a sum for each one, or a share of the revenue. */
export const sale = {
  id: 'sale',
  label: 'Per sale',
  aliases: ['per sale', 'sales'],
  base: 'orders on the payout, or the attributed revenue',
  due: ({ orders, revenue }) => [
    ...(orders === null ? [] : [{ value: orders, unit: 'count' } as const]),
    { value: revenue, unit: 'money' },
  ],
  follows: { rows: 'orders', weight: 'revenue' },
} as const satisfies PayoutBasis;
