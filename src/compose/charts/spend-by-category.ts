import { comparison } from './kinds/comparison.ts';

export const spendByCategory = comparison({ id: 'spend-by-category', by: 'category', figure: 'spend' });
