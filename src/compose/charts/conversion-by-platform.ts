import { comparison } from './kinds/comparison.ts';

export const conversionByPlatform = comparison({
  id: 'conversion-by-platform',
  by: 'platform',
  figure: 'conversion_rate',
});
