import { comparison } from './kinds/comparison.ts';

export const roasByCategory = comparison({ id: 'roas-by-category', by: 'category', figure: 'roas' });
