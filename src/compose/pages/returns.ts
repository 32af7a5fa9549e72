import { attributionTable } from '../attribution-table.ts';
import { dailyRoi } from '../charts/daily-roi.ts';
import { efficiencyQuadrants } from '../charts/efficiency-quadrants.ts';
import { incrementalRoas } from '../charts/incremental-roas.ts';
import { revenueAgainstRoas } from '../charts/revenue-against-roas.ts';
import { roasByBrand } from '../charts/roas-by-brand.ts';
import { roasByCategory } from '../charts/roas-by-category.ts';
import { roasByPlatform } from '../charts/roas-by-platform.ts';
import { roasDistribution } from '../charts/roas-distribution.ts';
import { figuresBlock } from '../figures-block.ts';
import type { Page } from '../page.ts';
import { correlationsTable, portfolioTable, quadrantsTable } from '../segment-tables.ts';
import { targetClaim } from '../summary.ts';
import { toldBlocks } from '../told.ts';

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
  needs: { measures: ['spend'] },
  filters: { except: [] },
  compose: (context) => {
    const distribution = roasDistribution.compose(context);
    return {
      title: 'ROI and ROAS',
      headline: distribution.title,
      standfirst: targetClaim(context),
      blocks: toldBlocks(context, [
        figuresBlock(context, keyFigures),
        incrementalRoas.compose(context),
        ...attributionTable(context),
        dailyRoi.compose(context),
        {
          ...distribution,
          title: { ...distribution.title, text: 'How many influencers stand at which ROAS' },
        },
        portfolioTable(context),
        efficiencyQuadrants.compose(context),
        quadrantsTable(context),
        revenueAgainstRoas.compose(context),
        correlationsTable(context),
        roasByPlatform.compose(context),
        roasByCategory.compose(context),
        roasByBrand.compose(context),
      ]),
    };
  },
} as const satisfies Page;
