import { measure, total } from '../../core/measure/measure.ts';
import { conversionByPlatform } from '../charts/conversion-by-platform.ts';
import { engagementByPlatform } from '../charts/engagement-by-platform.ts';
import { engagementOverTime } from '../charts/engagement-over-time.ts';
import { funnel } from '../charts/funnel.ts';
import { revenueBySource } from '../charts/revenue-by-source.ts';
import type { Context } from '../context.ts';
import { figuresBlock } from '../figures-block.ts';
import { missingSales } from '../missing-sales.ts';
import type { Page } from '../page.ts';
import { dimensionTable } from '../tables.ts';
import { toldBlocks } from '../told.ts';
import type { Claim } from '../view.ts';

const keyFigures = ['reach', 'posts', 'engagement_rate', 'conversion_rate', 'cpm'] as const;

/** From reach to engagement to orders, by platform and by source. */
export const channels = {
  id: 'channels',
  path: 'channels',
  label: 'Channels',
  filters: { except: [] },
  compose: (context) => ({
    title: 'Channels',
    headline: turnedIntoOrders(context),
    standfirst: untracked(context),
    blocks: toldBlocks(context, [
      figuresBlock(context, keyFigures),
      funnel.compose(context),
      conversionByPlatform.compose(context),
      engagementByPlatform.compose(context),
      engagementOverTime.compose(context),
      dimensionTable(context, {
        id: 'platforms-table',
        by: 'platform',
        figures: [
          'reach',
          'posts',
          'likes',
          'comments',
          'engagement_rate',
          'orders',
          'conversion_rate',
          'revenue',
          'spend',
          'roas',
        ],
        sort: 'reach',
      }),
      missingSales(context),
      revenueBySource.compose(context),
      dimensionTable(context, {
        id: 'sources-table',
        by: 'source',
        figures: ['revenue', 'orders', 'aov', 'spend', 'roas', 'organic_revenue', 'organic_orders'],
        sort: 'revenue',
      }),
    ]),
  }),
} as const satisfies Page;

function turnedIntoOrders({ cube, where, format }: Context): Claim {
  const { values, sums } = total(cube, ['engagement_rate', 'conversion_rate'], where);
  const [engaged, ordered] = [values.engagement_rate ?? null, values.conversion_rate ?? null];
  const claim = { metric: 'conversion_rate', value: ordered, n: sums.reach ?? 0, where: '' } as const;
  if (engaged === null) return { ...claim, text: 'No reach is recorded, so there is no funnel to follow' };
  // Three digits that count: 132, 13.2, 0.401.
  const of = (rate: number) => format.digits(rate * 1000, 3);
  // Fewer than one order in 10,000 reads better the other way round.
  const rare = ordered !== null && ordered > 0 && ordered < 0.0001;
  const orders = rare
    ? `; an order came for every ${format.short(1 / ordered, 'count')} of it`
    : ordered === null
      ? ''
      : ` and ${of(ordered)} orders`;
  return {
    ...claim,
    text: `${format.exact(1000, 'count')} of reach brought ${of(engaged)} engagements${orders}`,
  };
}

/** Platforms that reach people and show no tracked sale: untapped, or untracked. */
function untracked(context: Context): Claim[] {
  const { cube, where, format } = context;
  const rows = measure(cube, { by: ['platform'], figures: ['reach', 'orders'], where });
  return rows
    .filter(({ sums }) => (sums.reach ?? 0) > 0 && sums.orders === 0)
    .map(({ at, sums }) => ({
      text: `${at.platform} reached ${format.short(sums.reach, 'count')} and shows no tracked order: check its links and codes.`,
      metric: 'orders' as const,
      value: 0,
      n: sums.reach ?? 0,
      where: `platform ${at.platform}`,
    }));
}
