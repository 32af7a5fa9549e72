/** The charts, a file each: pages take those that they show, the gallery shows them all. */
import type { Chart } from '../chart.ts';
import { campaignRevenueSpend } from './campaign-revenue-spend.ts';
import { conversionByPlatform } from './conversion-by-platform.ts';
import { dailyRevenue } from './daily-revenue.ts';
import { dailyRoas } from './daily-roas.ts';
import { dailyRoi } from './daily-roi.ts';
import { efficiencyQuadrants } from './efficiency-quadrants.ts';
import { engagementAgainstRoas } from './engagement-against-roas.ts';
import { engagementByPlatform } from './engagement-by-platform.ts';
import { engagementByTier } from './engagement-by-tier.ts';
import { engagementOverTime } from './engagement-over-time.ts';
import { followersAgainstRoas } from './followers-against-roas.ts';
import { funnel } from './funnel.ts';
import { incrementalRoas } from './incremental-roas.ts';
import { payByTier } from './pay-by-tier.ts';
import { payoutsOverTime } from './payouts-over-time.ts';
import { peers } from './peers.ts';
import { personaPlatformRoas } from './persona-platform-roas.ts';
import { productPlatformConversion } from './product-platform-conversion.ts';
import { revenueAgainstRoas } from './revenue-against-roas.ts';
import { revenueByBrand } from './revenue-by-brand.ts';
import { revenueByPlatform } from './revenue-by-platform.ts';
import { revenueByProduct } from './revenue-by-product.ts';
import { revenueByProductCategory } from './revenue-by-product-category.ts';
import { revenueBySource } from './revenue-by-source.ts';
import { roasByAgeGroup } from './roas-by-age-group.ts';
import { roasByBrand } from './roas-by-brand.ts';
import { roasByCampaign } from './roas-by-campaign.ts';
import { roasByCategory } from './roas-by-category.ts';
import { roasByCity } from './roas-by-city.ts';
import { roasByGender } from './roas-by-gender.ts';
import { roasByPersona } from './roas-by-persona.ts';
import { roasByPlatform } from './roas-by-platform.ts';
import { roasByTier } from './roas-by-tier.ts';
import { roasDistribution } from './roas-distribution.ts';
import { seasonalityMonth } from './seasonality-month.ts';
import { seasonalityWeekday } from './seasonality-weekday.ts';
import { spendAgainstRoas } from './spend-against-roas.ts';
import { spendByBasis } from './spend-by-basis.ts';
import { spendByCategory } from './spend-by-category.ts';
import { spendByPlatform } from './spend-by-platform.ts';
import { timeline } from './timeline.ts';
import { topPerformers } from './top-performers.ts';

export const charts = {
  campaignRevenueSpend,
  conversionByPlatform,
  dailyRevenue,
  dailyRoas,
  dailyRoi,
  efficiencyQuadrants,
  engagementAgainstRoas,
  engagementByPlatform,
  engagementByTier,
  engagementOverTime,
  followersAgainstRoas,
  funnel,
  incrementalRoas,
  payByTier,
  payoutsOverTime,
  peers,
  personaPlatformRoas,
  productPlatformConversion,
  revenueAgainstRoas,
  revenueByBrand,
  revenueByPlatform,
  revenueByProduct,
  revenueByProductCategory,
  revenueBySource,
  roasByAgeGroup,
  roasByBrand,
  roasByCampaign,
  roasByCategory,
  roasByCity,
  roasByGender,
  roasByPersona,
  roasByPlatform,
  roasByTier,
  roasDistribution,
  seasonalityMonth,
  seasonalityWeekday,
  spendAgainstRoas,
  spendByBasis,
  spendByCategory,
  spendByPlatform,
  timeline,
  topPerformers,
} as const satisfies Record<string, Chart>;
