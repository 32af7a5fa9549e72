import { comparison } from './kinds/comparison.ts';

export const roasByAgeGroup = comparison({ id: 'roas-by-age-group', by: 'age_group', figure: 'roas' });
