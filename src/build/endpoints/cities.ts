import { cut } from './cut.ts';

export const cities = cut({
  name: 'cities',
  by: 'city',
  order: 'revenue',
  description: 'Cities of influencers with all figures, and the mean of their influencers’ ROAS.',
});
