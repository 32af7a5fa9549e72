import { comparison } from './kinds/comparison.ts';

export const roasByBrand = comparison({ id: 'roas-by-brand', by: 'brand', figure: 'roas' });
