import { campaignRevenueSpend } from '../charts/campaign-revenue-spend.ts';
import { productPlatformConversion } from '../charts/product-platform-conversion.ts';
import { revenueByBrand } from '../charts/revenue-by-brand.ts';
import { revenueByProduct } from '../charts/revenue-by-product.ts';
import { revenueByProductCategory } from '../charts/revenue-by-product-category.ts';
import { roasByCampaign } from '../charts/roas-by-campaign.ts';
import { seasonalityMonth } from '../charts/seasonality-month.ts';
import { seasonalityWeekday } from '../charts/seasonality-weekday.ts';
import { bestSeller } from '../insights/best.ts';
import type { Page } from '../page.ts';
import { extremes } from '../performer-tables.ts';
import { standing } from '../standing.ts';
import { dimensionTable } from '../tables.ts';
import { toldBlocks } from '../told.ts';

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
    blocks: toldBlocks(context, [
      campaignRevenueSpend.compose(context),
      roasByCampaign.compose(context),
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
      revenueByProduct.compose(context),
      revenueByProductCategory.compose(context),
      revenueByBrand.compose(context),
      productPlatformConversion.compose(context),
      seasonalityMonth.compose(context),
      seasonalityWeekday.compose(context),
    ]),
  }),
} as const satisfies Page;
