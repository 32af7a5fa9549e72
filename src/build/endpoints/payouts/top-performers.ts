import { z } from 'zod';
import { single } from '../endpoint.ts';
import { influencerRow, influencerRows } from '../influencers.ts';
import { highest, rankingRules, rankingShape } from '../ranking.ts';

export const payoutTopPerformers = single({
  name: 'payouts/top_performers',
  needs: { along: ['influencer'], measures: ['spend'] },
  description: 'The ten influencers whose payouts returned the most for each unit paid.',
  schema: z.object({ ...rankingShape, by_roas: z.array(influencerRow) }),
  body: (prepared) => ({ ...rankingRules, by_roas: highest(influencerRows(prepared), 'roas') }),
});
