import { influencerRow, influencerRows } from '../influencers.ts';
import { list } from '../list.ts';

export const payoutsByInfluencer = list({
  name: 'payouts/by_influencer',
  needs: { along: ['influencer'], measures: ['spend'] },
  description: 'Influencers who were paid, with all figures, by spend.',
  row: influencerRow,
  rows: (prepared) =>
    influencerRows(prepared)
      .filter(({ spend }) => (spend ?? 0) > 0)
      .sort((a, b) => (b.spend ?? 0) - (a.spend ?? 0)),
});
