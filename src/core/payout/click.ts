import { counts, type PayoutBasis } from './basis.ts';

export const click = {
  id: 'click',
  label: 'Per click',
  aliases: ['per click', 'clicks', 'cpc'],
  base: 'clicks, or the orders on the payout',
  due: ({ clicks, orders }) => counts(clicks, orders),
  follows: { rows: 'posts', weight: 'clicks' },
} as const satisfies PayoutBasis;
