import { cut } from './cut.ts';

export const products = cut({
  name: 'products',
  by: 'product',
  order: 'revenue',
  description: 'Products with all figures, by attributed revenue.',
});
