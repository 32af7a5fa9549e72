import { cut } from './cut.ts';

export const personas = cut({
  name: 'personas',
  by: 'persona',
  order: 'revenue',
  description: 'Personas with all figures, and the mean of their influencers’ ROAS.',
});
