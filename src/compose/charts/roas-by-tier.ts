import { comparison } from './kinds/comparison.ts';

export const roasByTier = comparison({ id: 'roas-by-tier', by: 'tier', figure: 'roas' });
