import { comparison } from './kinds/comparison.ts';

export const revenueByProductCategory = comparison({
  id: 'revenue-by-product-category',
  by: 'product_category',
  figure: 'revenue',
});
