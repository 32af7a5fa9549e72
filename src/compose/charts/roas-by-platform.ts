import { comparison } from './kinds/comparison.ts';

export const roasByPlatform = comparison({ id: 'roas-by-platform', by: 'platform', figure: 'roas' });
