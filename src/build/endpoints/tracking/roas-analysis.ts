import { z } from 'zod';
import { breakEvenRoas } from '../../../compose/break-even.ts';
import { published } from '../../../core/format/published.ts';
import { total } from '../../../core/measure/measure.ts';
import { moneySchema, ratioSchema } from '../figures.ts';
import { influencerRow, influencerRows } from '../influencers.ts';
import { list } from '../list.ts';
import { groupPeers, peerShape, peersOf } from '../peers.ts';

/** In full: who made more of a payout, and whether it came back. */
export const roasAnalysis = list({
  name: 'tracking/roas_analysis',
  needs: { along: ['influencer'], measures: ['spend'] },
  description: 'ROAS over all, against break-even, and of each influencer who was paid, highest first.',
  head: {
    shape: {
      revenue: moneySchema.describe('Attributed revenue.'),
      spend: moneySchema,
      roas: ratioSchema.describe('Pooled: attributed revenue ÷ spend.'),
      break_even_roas: z
        .number()
        .describe('The ROAS at which spend is covered: 1 ÷ margin, 1 without a margin.'),
      ...peerShape(groupPeers),
    },
    of: ({ cube }) => {
      const { sums, values } = total(cube, ['revenue', 'spend', 'roas']);
      return {
        revenue: published(sums.revenue, 'money'),
        spend: published(sums.spend, 'money'),
        roas: published(values.roas ?? null, 'multiple'),
        break_even_roas: published(breakEvenRoas(cube), 'multiple'),
        ...peersOf(cube, groupPeers)(),
      };
    },
  },
  row: z.object({ ...influencerRow.shape, above_break_even: z.boolean() }),
  rows: (prepared) => {
    const line = breakEvenRoas(prepared.cube);
    return influencerRows(prepared)
      .filter(({ roas }) => roas !== null)
      .sort((a, b) => (b.roas ?? 0) - (a.roas ?? 0))
      .map((row) => ({ ...row, above_break_even: (row.roas ?? 0) > line }));
  },
});
