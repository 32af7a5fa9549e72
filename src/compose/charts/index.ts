/** The charts: pages name them, the gallery shows them all. */
import type { Chart } from '../chart.ts';
import { campaignRevenueSpend } from './campaign-revenue-spend.ts';
import { dailyRevenue } from './daily-revenue.ts';
import { dailyRoas } from './daily-roas.ts';
import { revenueByPlatform } from './revenue-by-platform.ts';

export const charts = {
  dailyRevenue,
  dailyRoas,
  revenueByPlatform,
  campaignRevenueSpend,
} as const satisfies Record<string, Chart>;
