import { cut } from './cut.ts';

export const brands = cut({
  name: 'brands',
  by: 'brand',
  order: 'revenue',
  description: 'Brands with all figures, by attributed revenue.',
});
