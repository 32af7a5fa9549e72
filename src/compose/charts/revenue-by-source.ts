import { comparison } from './kinds/comparison.ts';

export const revenueBySource = comparison({ id: 'revenue-by-source', by: 'source', figure: 'revenue' });
