import { comparison } from './kinds/comparison.ts';

export const roasByGender = comparison({ id: 'roas-by-gender', by: 'gender', figure: 'roas' });
