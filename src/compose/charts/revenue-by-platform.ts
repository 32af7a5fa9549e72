import { comparison } from './kinds/comparison.ts';

export const revenueByPlatform = comparison({ id: 'revenue-by-platform', by: 'platform', figure: 'revenue' });
