import { z } from 'zod';
import { single } from '../endpoint.ts';
import { efficiencyOf, efficiencyShape } from './efficiency.ts';

export const efficiencyMetrics = single({
  name: 'payouts/efficiency_metrics',
  needs: { measures: ['spend'] },
  description: 'Payout per order and per influencer, orders per influencer and ROAS, over all payouts.',
  schema: z.object(efficiencyShape),
  body: ({ cube }) => efficiencyOf(cube),
});
