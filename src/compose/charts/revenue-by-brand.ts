import { comparison } from './kinds/comparison.ts';

export const revenueByBrand = comparison({ id: 'revenue-by-brand', by: 'brand', figure: 'revenue' });
