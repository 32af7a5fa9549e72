import { comparison } from './kinds/comparison.ts';

export const roasByCity = comparison({ id: 'roas-by-city', by: 'city', figure: 'roas' });
