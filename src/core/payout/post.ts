import { counts, type PayoutBasis } from './basis.ts';

export const post = {
  id: 'post',
  label: 'Per post',
  aliases: ['per post', 'posts'],
  base: 'posts of the influencer',
  due: ({ posts }) => counts(posts),
  follows: { rows: 'posts', weight: 'posts' },
} as const satisfies PayoutBasis;
