import { payByTier } from '../charts/pay-by-tier.ts';
import { payoutsOverTime } from '../charts/payouts-over-time.ts';
import { spendAgainstRoas } from '../charts/spend-against-roas.ts';
import { spendByBasis } from '../charts/spend-by-basis.ts';
import { spendByCategory } from '../charts/spend-by-category.ts';
import { spendByPlatform } from '../charts/spend-by-platform.ts';
import { topPerformers } from '../charts/top-performers.ts';
import { payoutsTable } from '../drop-tables.ts';
import { figuresBlock } from '../figures-block.ts';
import type { Page } from '../page.ts';
import { efficiencyTable } from '../payout-efficiency.ts';
import { payoutRecordsTable, statusTable } from '../payout-tables.ts';
import { largestSpend } from '../standing.ts';
import { dimensionTable } from '../tables.ts';
import { toldBlocks } from '../told.ts';

const keyFigures = [
  'spend',
  'payouts',
  'paid_influencers',
  'payout_per_influencer',
  'payout_per_order',
  'orders_per_influencer',
  'roas',
  'roi',
  'cpm',
  'cpe',
] as const;

/** What was paid, for what, and what came of it; every payout at the end, as the longest. */
export const payouts = {
  id: 'payouts',
  path: 'payouts',
  label: 'Payouts',
  needs: { measures: ['spend'] },
  filters: { except: [] },
  compose: (context) => ({
    title: 'Payouts',
    headline: largestSpend(context, 'basis'),
    standfirst: [],
    blocks: toldBlocks(context, [
      figuresBlock(context, keyFigures),
      spendByBasis.compose(context),
      payByTier.compose(context),
      efficiencyTable(context),
      spendByPlatform.compose(context),
      spendByCategory.compose(context),
      topPerformers.compose(context),
      spendAgainstRoas.compose(context),
      payoutsOverTime.compose(context),
      statusTable(context),
      ...payoutsTable(context),
      dimensionTable(context, {
        id: 'payouts-table',
        by: 'influencer',
        figures: ['spend', 'payouts', 'revenue', 'orders', 'roas', 'cpo'],
        sort: 'spend',
      }),
      payoutRecordsTable(context, 'payout-records', null),
    ]),
  }),
} as const satisfies Page;
