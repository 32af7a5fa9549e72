import { crossHeat } from './kinds/cross-heat.ts';

export const productPlatformConversion = crossHeat({
  id: 'product-platform-conversion',
  rows: 'product',
  across: 'platform',
  figure: 'conversion',
});
