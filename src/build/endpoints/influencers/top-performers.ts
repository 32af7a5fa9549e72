import { z } from 'zod';
import { single } from '../endpoint.ts';
import { influencerRow, influencerRows } from '../influencers.ts';
import { highest, rankingRules, rankingShape } from '../ranking.ts';

const ranking = z.array(influencerRow);

export const topPerformers = single({
  name: 'influencers/top_performers',
  needs: { along: ['influencer'] },
  description: 'The ten influencers with the highest revenue, ROAS and engagement rate.',
  schema: z.object({ ...rankingShape, by_revenue: ranking, by_roas: ranking, by_engagement_rate: ranking }),
  body: (prepared) => {
    const rows = influencerRows(prepared);
    return {
      ...rankingRules,
      by_revenue: highest(rows, 'revenue'),
      by_roas: highest(rows, 'roas'),
      by_engagement_rate: highest(rows, 'engagement_rate'),
    };
  },
});
