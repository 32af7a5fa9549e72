import { comparison } from './kinds/comparison.ts';

export const spendByBasis = comparison({ id: 'spend-by-basis', by: 'basis', figure: 'spend' });
