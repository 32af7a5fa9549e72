/** The charts: pages name them, the gallery shows them all. */
import type { Chart } from '../chart.ts';
import { campaignRevenueSpend } from './campaign-revenue-spend.ts';
import { comparison } from './comparison.ts';
import { crossHeat } from './cross-heat.ts';
import { dailyReturn } from './daily-return.ts';
import { dailyRevenue } from './daily-revenue.ts';
import { efficiencyQuadrants } from './efficiency-quadrants.ts';
import { engagementOverTime } from './engagement-over-time.ts';
import { funnel } from './funnel.ts';
import { incrementalRoas } from './incremental-roas.ts';
import { influencerDots } from './influencer-dots.ts';
import { payByTier } from './pay-by-tier.ts';
import { payoutsOverTime } from './payouts-over-time.ts';
import { peers } from './peers.ts';
import { roasDistribution } from './roas-distribution.ts';
import { seasonality } from './seasonality.ts';
import { timeline } from './timeline.ts';
import { topPerformers } from './top-performers.ts';

export const charts = {
  dailyRevenue,
  dailyRoas: dailyReturn('roas'),
  dailyRoi: dailyReturn('roi'),
  timeline,
  peers,
  funnel,
  engagementOverTime,
  efficiencyQuadrants,
  topPerformers,
  payByTier,
  campaignRevenueSpend,
  roasDistribution,
  incrementalRoas,
  payoutsOverTime,
  seasonalityMonth: seasonality('month'),
  seasonalityWeekday: seasonality('weekday'),
  revenueByPlatform: comparison({ id: 'revenue-by-platform', by: 'platform', figure: 'revenue' }),
  revenueByProduct: comparison({ id: 'revenue-by-product', by: 'product', figure: 'revenue' }),
  revenueByProductCategory: comparison({
    id: 'revenue-by-product-category',
    by: 'product_category',
    figure: 'revenue',
  }),
  revenueByBrand: comparison({ id: 'revenue-by-brand', by: 'brand', figure: 'revenue' }),
  revenueBySource: comparison({ id: 'revenue-by-source', by: 'source', figure: 'revenue' }),
  roasByCampaign: comparison({ id: 'roas-by-campaign', by: 'campaign', figure: 'roas' }),
  roasByPlatform: comparison({ id: 'roas-by-platform', by: 'platform', figure: 'roas' }),
  roasByCategory: comparison({ id: 'roas-by-category', by: 'category', figure: 'roas' }),
  roasByBrand: comparison({ id: 'roas-by-brand', by: 'brand', figure: 'roas' }),
  roasByTier: comparison({ id: 'roas-by-tier', by: 'tier', figure: 'roas' }),
  roasByGender: comparison({ id: 'roas-by-gender', by: 'gender', figure: 'roas' }),
  roasByAgeGroup: comparison({ id: 'roas-by-age-group', by: 'age_group', figure: 'roas' }),
  roasByPersona: comparison({ id: 'roas-by-persona', by: 'persona', figure: 'roas' }),
  engagementByTier: comparison({ id: 'engagement-by-tier', by: 'tier', figure: 'engagement_rate' }),
  roasByCity: comparison({ id: 'roas-by-city', by: 'city', figure: 'roas' }),
  spendByBasis: comparison({ id: 'spend-by-basis', by: 'basis', figure: 'spend' }),
  spendByPlatform: comparison({ id: 'spend-by-platform', by: 'platform', figure: 'spend' }),
  spendByCategory: comparison({ id: 'spend-by-category', by: 'category', figure: 'spend' }),
  engagementByPlatform: comparison({
    id: 'engagement-by-platform',
    by: 'platform',
    figure: 'engagement_rate',
  }),
  conversionByPlatform: comparison({
    id: 'conversion-by-platform',
    by: 'platform',
    figure: 'conversion_rate',
  }),
  productPlatformConversion: crossHeat({
    id: 'product-platform-conversion',
    rows: 'product',
    across: 'platform',
    figure: 'conversion',
  }),
  personaPlatformRoas: crossHeat({
    id: 'persona-platform-roas',
    rows: 'persona',
    across: 'platform',
    figure: 'roas',
  }),
  revenueAgainstRoas: influencerDots({
    id: 'revenue-against-roas',
    x: 'revenue',
  }),
  spendAgainstRoas: influencerDots({
    id: 'spend-against-roas',
    x: 'spend',
  }),
  followersAgainstRoas: influencerDots({
    id: 'followers-against-roas',
    x: 'followers',
    tiers: true,
  }),
  engagementAgainstRoas: influencerDots({
    id: 'engagement-against-roas',
    x: 'engagement_rate',
  }),
} as const satisfies Record<string, Chart>;
