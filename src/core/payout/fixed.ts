import { counts, type PayoutBasis } from './basis.ts';

export const fixed = {
  id: 'fixed',
  label: 'Fixed fee',
  aliases: ['flat', 'fixed fee', 'flat fee'],
  base: 'one',
  due: () => counts(1),
  follows: { rows: 'posts', weight: 'posts' },
} as const satisfies PayoutBasis;
