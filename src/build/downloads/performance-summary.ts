import { influencerColumns, influencerShape } from '../endpoints/influencer-columns.ts';
import { influencers } from '../endpoints/influencers.ts';
import type { Download } from './download.ts';
import { tableOf, tableOfList } from './table.ts';

/** What is known of an influencer stands behind the figures, the id among it once more. */
export const known = Object.keys(influencerShape);

export const performanceSummary = {
  name: 'performance_summary',
  needs: { along: ['influencer'] },
  description: 'Orders and revenue of each influencer, with the influencer’s own columns.',
  sheet: null,
  rows: ({ tables }) => tables.influencers.rows,
  table: (prepared) => {
    const people = tableOf(known, [...influencerColumns(prepared).values()]);
    const sold = tableOfList(influencers)(prepared).select({ id: 'influencer_id' }, 'orders', 'revenue');
    return people.join(sold, ['id', 'influencer_id']).select('influencer_id', 'orders', 'revenue', ...known);
  },
} as const satisfies Download;
