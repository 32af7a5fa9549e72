import { bridgeBlocks } from '../bridge-block.ts';
import { campaignRevenueSpend } from '../charts/campaign-revenue-spend.ts';
import { dailyRevenue } from '../charts/daily-revenue.ts';
import { dailyRoas } from '../charts/daily-roas.ts';
import { revenueByPlatform } from '../charts/revenue-by-platform.ts';
import type { Context } from '../context.ts';
import { figuresBlock } from '../figures-block.ts';
import { bestAndWorst } from '../insights/best.ts';
import { inShort } from '../insights/in-short.ts';
import { keyFigures } from '../key-figures.ts';
import type { Page } from '../page.ts';
import { portfolioTable } from '../segment-tables.ts';
import { sourceTable } from '../source-table.ts';
import { organicClaim, returnClaim, targetClaim } from '../summary.ts';
import { toldBlocks } from '../told.ts';
import type { Block, Claim } from '../view.ts';

const blocks: readonly ((context: Context) => Block | Block[])[] = [
  (context) => figuresBlock(context, keyFigures),
  bridgeBlocks,
  inShort,
  dailyRevenue.compose,
  dailyRoas.compose,
  revenueByPlatform.compose,
  campaignRevenueSpend.compose,
  portfolioTable,
  sourceTable,
  commentary,
];

/** Did the money work, and where did it come from. */
export const overview = {
  id: 'overview',
  path: '',
  label: 'Overview',
  filters: { except: [] },
  compose: (context) => ({
    title: 'Overview',
    headline: returnClaim(context),
    standfirst: standfirst(context),
    blocks: toldBlocks(
      context,
      blocks.flatMap((block) => block(context)),
    ),
  }),
  steps: [
    returnClaim,
    standfirst,
    ...keyFigures.map((id) => (context: Context) => figuresBlock(context, [id])),
    ...blocks,
  ],
} as const satisfies Page;

function standfirst(context: Context): Claim[] {
  return [...targetClaim(context), ...bestAndWorst(context, 'platform'), ...organicClaim(context)];
}

function commentary({ report }: Context): Block[] {
  if (report.commentary.trim() === '') return [];
  return [{ kind: 'prose', id: 'commentary', title: 'Commentary', markdown: report.commentary }];
}
