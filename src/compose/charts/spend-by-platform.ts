import { comparison } from './kinds/comparison.ts';

export const spendByPlatform = comparison({ id: 'spend-by-platform', by: 'platform', figure: 'spend' });
