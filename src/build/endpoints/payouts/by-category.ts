import { cut } from '../cut.ts';

export const payoutsByCategory = cut({
  name: 'payouts/by_category',
  by: 'category',
  order: 'spend',
  measures: ['spend'],
  description: 'Spend and all figures by the influencer’s category, largest first.',
});
