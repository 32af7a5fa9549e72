import { comparison } from './kinds/comparison.ts';

export const revenueByProduct = comparison({ id: 'revenue-by-product', by: 'product', figure: 'revenue' });
