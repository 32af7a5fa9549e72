import { attributionTable } from '../attribution-table.ts';
import { charts } from '../charts/index.ts';
import type { Page } from '../page.ts';

/** How the return is spread, and what goes with it. */
export const returns = {
  id: 'returns',
  path: 'returns',
  label: 'ROI and ROAS',
  filters: { except: [] },
  compose: (context) => {
    const distribution = charts.roasDistribution.compose(context);
    return {
      title: 'ROI and ROAS',
      headline: distribution.title,
      standfirst: [],
      blocks: [
        {
          ...distribution,
          title: { ...distribution.title, text: 'How many influencers stand at which ROAS' },
        },
        charts.incrementalRoas.compose(context),
        ...attributionTable(context),
        charts.revenueAgainstRoas.compose(context),
        charts.roasByPlatform.compose(context),
        charts.roasByCategory.compose(context),
        charts.roasByBrand.compose(context),
        charts.dailyRoas.compose(context),
      ],
    };
  },
} as const satisfies Page;
