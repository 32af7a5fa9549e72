import { charts } from '../charts/index.ts';
import { bestSeller } from '../insights/best.ts';
import { extremes } from '../leaderboard.ts';
import type { Page } from '../page.ts';
import { standing } from '../standing.ts';
import { dimensionTable } from '../tables.ts';

/** Which campaigns, products and seasons paid. */
export const campaigns = {
  id: 'campaigns',
  path: 'campaigns',
  label: 'Campaigns',
  filters: { except: [] },
  compose: (context) => ({
    title: 'Campaigns',
    headline: standing(context, 'campaign'),
    standfirst: [...bestSeller(context, 'product'), ...bestSeller(context, 'product_category')],
    blocks: [
      charts.campaignRevenueSpend.compose(context),
      charts.roasByCampaign.compose(context),
      dimensionTable(context, {
        id: 'campaigns-table',
        by: 'campaign',
        figures: [
          'revenue',
          'spend',
          'roas',
          'roi',
          'profit',
          'orders',
          'aov',
          'cpo',
          'posts',
          'reach',
          'engagement_rate',
        ],
        sort: 'revenue',
      }),
      extremes(context, 'campaign'),
      charts.revenueByProduct.compose(context),
      charts.revenueByProductCategory.compose(context),
      charts.revenueByBrand.compose(context),
      charts.productPlatformConversion.compose(context),
      charts.seasonalityMonth.compose(context),
      charts.seasonalityWeekday.compose(context),
    ],
  }),
} as const satisfies Page;
