import { cut } from '../cut.ts';

export const payoutsByPlatform = cut({
  name: 'payouts/by_platform',
  by: 'platform',
  order: 'spend',
  measures: ['spend'],
  description: 'Spend and all figures by the influencer’s platform, largest first.',
});
