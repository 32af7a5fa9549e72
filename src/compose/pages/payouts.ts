import { charts } from '../charts/index.ts';
import type { Page } from '../page.ts';
import { largestSpend } from '../standing.ts';
import { dimensionTable } from '../tables.ts';

/** What was paid, for what, and what came of it. */
export const payouts = {
  id: 'payouts',
  path: 'payouts',
  label: 'Payouts',
  filters: { except: [] },
  compose: (context) => ({
    title: 'Payouts',
    headline: largestSpend(context, 'basis'),
    standfirst: [],
    blocks: [
      charts.spendByBasis.compose(context),
      charts.payoutsOverTime.compose(context),
      charts.spendAgainstRoas.compose(context),
      charts.spendByPlatform.compose(context),
      charts.spendByCategory.compose(context),
      dimensionTable(context, {
        id: 'payouts-table',
        by: 'influencer',
        figures: ['spend', 'revenue', 'orders', 'roas', 'cpo'],
        sort: 'spend',
      }),
    ],
  }),
} as const satisfies Page;
