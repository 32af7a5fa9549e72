import { counts, type PayoutBasis } from './basis.ts';

export const engagement = {
  id: 'engagement',
  label: 'Per engagement',
  aliases: ['per engagement', 'engagements'],
  base: 'likes and comments, or the orders on the payout',
  due: ({ engagements, orders }) => counts(engagements, orders),
  follows: { rows: 'posts', weight: 'engagements' },
} as const satisfies PayoutBasis;
