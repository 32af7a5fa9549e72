import { cut } from './cut.ts';

export const campaigns = cut({
  name: 'campaigns',
  by: 'campaign',
  order: 'revenue',
  description: 'Campaigns with all figures, by attributed revenue.',
});
