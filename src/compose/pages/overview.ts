import { bridgeBlocks } from '../bridge-block.ts';
import { campaignRevenueSpend } from '../charts/campaign-revenue-spend.ts';
import { dailyRevenue } from '../charts/daily-revenue.ts';
import { dailyRoas } from '../charts/daily-roas.ts';
import { revenueByPlatform } from '../charts/revenue-by-platform.ts';
import type { Context } from '../context.ts';
import { figuresBlock } from '../figures-block.ts';
import { bestAndWorst } from '../insights/best.ts';
import { inShort } from '../insights/in-short.ts';
import type { Page } from '../page.ts';
import { portfolioTable } from '../segment-tables.ts';
import { sourceTable } from '../source-table.ts';
import { organicClaim, returnClaim, targetClaim } from '../summary.ts';
import type { Block } from '../view.ts';

/** What a report is told by first. */
export const keyFigures = [
  'revenue',
  'orders',
  'spend',
  'roas',
  'roi',
  'influencers',
  'reach',
  'engagement_rate',
  'aov',
  'cpo',
] as const;

/** Did the money work, and where did it come from. */
export const overview = {
  id: 'overview',
  path: '',
  label: 'Overview',
  filters: { except: [] },
  compose: (context) => ({
    title: 'Overview',
    headline: returnClaim(context),
    standfirst: [...targetClaim(context), ...bestAndWorst(context, 'platform'), ...organicClaim(context)],
    blocks: [
      figuresBlock(context, keyFigures),
      ...bridgeBlocks(context),
      inShort(context),
      dailyRevenue.compose(context),
      dailyRoas.compose(context),
      revenueByPlatform.compose(context),
      campaignRevenueSpend.compose(context),
      portfolioTable(context),
      sourceTable(context),
      ...commentary(context),
    ],
  }),
} as const satisfies Page;

function commentary({ report }: Context): Block[] {
  if (report.commentary.trim() === '') return [];
  return [{ kind: 'prose', id: 'commentary', title: 'Commentary', markdown: report.commentary }];
}
