import { attributionTable } from '../attribution-table.ts';
import { charts } from '../charts/index.ts';
import { figuresBlock } from '../figures-block.ts';
import type { Page } from '../page.ts';
import { correlationsTable, portfolioTable, quadrantsTable } from '../segment-tables.ts';
import { targetClaim } from '../summary.ts';

const keyFigures = [
  'roas',
  'roi',
  'profit',
  'break_even_roas',
  'profitable_share',
  'mean_influencer_roas',
  'highest_influencer_roas',
  'aov',
  'cpo',
  'cpm',
] as const;

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
      standfirst: targetClaim(context),
      blocks: [
        figuresBlock(context, keyFigures),
        charts.incrementalRoas.compose(context),
        ...attributionTable(context),
        charts.dailyRoi.compose(context),
        {
          ...distribution,
          title: { ...distribution.title, text: 'How many influencers stand at which ROAS' },
        },
        portfolioTable(context),
        charts.efficiencyQuadrants.compose(context),
        quadrantsTable(context),
        charts.revenueAgainstRoas.compose(context),
        correlationsTable(context),
        charts.roasByPlatform.compose(context),
        charts.roasByCategory.compose(context),
        charts.roasByBrand.compose(context),
      ],
    };
  },
} as const satisfies Page;
