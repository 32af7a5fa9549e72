import type { FigureId } from '../../core/measure/figures.ts';
import { measure, total } from '../../core/measure/measure.ts';
import type { Segment } from '../../core/measure/segments/segment.ts';
import { UNIT } from '../../core/money.ts';
import { breakEvenRoas, portfolio } from '../break-even.ts';
import { bridgeBlocks } from '../bridge-block.ts';
import { besideWords } from '../change.ts';
import { charts } from '../charts/index.ts';
import type { Context } from '../context.ts';
import { figureView } from '../figure.ts';
import { hasEnoughOrders } from '../least-orders.ts';
import type { Page } from '../page.ts';
import type { Block, Claim } from '../view.ts';
import { allocationNote, counted, dotted, exactCell, periodOf, textCell, textColumn } from '../words.ts';

const keyFigures = [
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
    headline: headline(context),
    standfirst: [...platformClaims(context), ...organicClaim(context), ...targetClaim(context)],
    blocks: [
      {
        kind: 'figures',
        id: 'key-figures',
        title: `Key figures, ${periodOf(context)}${besideWords(context)}`,
        figures: keyFiguresOf(context).map((id) => figureView(context, id)),
      },
      ...bridgeBlocks(context),
      charts.dailyRevenue.compose(context),
      charts.dailyRoas.compose(context),
      charts.revenueByPlatform.compose(context),
      charts.campaignRevenueSpend.compose(context),
      portfolioTable(context),
      sourceTable(context),
      ...commentary(context),
    ],
  }),
} as const satisfies Page;

/** Who is in the drop is not told along what a filter may select; who was active in it is. */
function keyFiguresOf({ cube, where }: Context): FigureId[] {
  const { influencers } = total(cube, ['influencers'], where).sums;
  return keyFigures.map((id) => (id === 'influencers' && influencers === null ? 'active_influencers' : id));
}

function headline(context: Context): Claim {
  const { cube, where, format } = context;
  const { roas } = total(cube, ['roas'], where).values;
  const { profitable, unprofitable } = portfolio(cube, where);
  const paid = profitable.influencers + unprofitable.influencers;
  const claim = { metric: 'roas', value: roas ?? null, n: paid, where: '' } as const;
  if (roas === null || roas === undefined) {
    return { ...claim, text: 'No payout is recorded, so there is no return on spend to report' };
  }
  // Without a margin nothing is known of profit: only that more came in than was paid.
  const did = cube.terms.margin === null ? 'brought in more than they were paid' : 'paid for themselves';
  const share = `${format.exact(profitable.influencers, 'count')} of ${format.exact(paid, 'count')} ${did}`;
  if (context.report.currency === null) {
    return {
      ...claim,
      text: `Influencers returned ${format.short(roas, 'multiple')} what they were paid; ${share}`,
    };
  }
  const one = format.short(UNIT, 'money');
  const earned = format.exact(roas * UNIT, 'money');
  return { ...claim, text: `Every ${one} paid to influencers returned ${earned}; ${share}` };
}

function platformClaims({ cube, where, format }: Context): Claim[] {
  const rows = measure(cube, { by: ['platform'], figures: ['revenue', 'orders', 'roas'], where });
  const rated = rows
    .filter((row) => row.at.platform !== null && row.values.roas !== null && hasEnoughOrders(row))
    .sort((a, b) => (b.values.roas ?? 0) - (a.values.roas ?? 0));
  const [best] = rated;
  const worst = rated.at(-1);
  if (best === undefined || worst === undefined || best === worst) return [];
  return [
    {
      text: `${best.at.platform} returned the most for its spend, ${format.short(best.values.roas ?? null, 'multiple')}; ${worst.at.platform} the least, ${format.short(worst.values.roas ?? null, 'multiple')}.`,
      metric: 'roas',
      value: best.values.roas ?? null,
      n: Math.min(best.sums.orders ?? 0, worst.sums.orders ?? 0),
      where: `platform ${best.at.platform}`,
    },
  ];
}

function organicClaim(context: Context): Claim[] {
  const { cube, where, format } = context;
  const { revenue, organic_revenue, organic_rows } = total(
    cube,
    ['revenue', 'organic_revenue', 'organic_rows'],
    where,
  ).sums;
  if (revenue === null || organic_revenue === null || organic_rows === null || organic_rows === 0) return [];
  return [
    {
      text: `${counted(context, organic_rows, 'tracking row')} ${organic_rows === 1 ? 'names' : 'name'} no influencer: ${format.short(organic_revenue, 'money')} of organic revenue, shown apart and counted in no return.`,
      metric: 'organic_revenue',
      value: organic_revenue,
      n: organic_rows,
      where: '',
    },
  ];
}

function targetClaim({ cube, where, format, report }: Context): Claim[] {
  const target = report.targets.roas;
  const row = total(cube, ['roas', 'orders'], where);
  const roas = row.values.roas ?? null;
  if (roas === null) return [];
  const line = breakEvenRoas(cube);
  const claim = { metric: 'roas', value: roas, n: row.sums.orders ?? 0, where: '' } as const;
  const without = cube.terms.margin === null ? 'Without a margin, break-even' : 'Break-even';
  const against = `${without} is a ROAS of ${format.short(line, 'multiple')}`;
  if (target === undefined) return [{ ...claim, text: `${against}.` }];
  const met = roas >= target ? 'met' : 'missed';
  return [{ ...claim, text: `${against}; the target of ${format.short(target, 'multiple')} was ${met}.` }];
}

/** Who paid for themselves, and what those brought together. */
function portfolioTable(context: Context): Block {
  const { cube, where, format } = context;
  const { profitable, unprofitable } = portfolio(cube, where);
  const row = (name: string, { influencers, revenue, spend, roas, roi }: Segment) => [
    textCell(name),
    exactCell(context, influencers, 'count'),
    exactCell(context, revenue, 'money'),
    exactCell(context, spend, 'money'),
    exactCell(context, roas, 'multiple'),
    exactCell(context, roi, 'rate'),
  ];
  return {
    kind: 'table',
    id: 'portfolio',
    title: {
      text:
        profitable.influencers === 0
          ? profitable.influencers + unprofitable.influencers === 0
            ? 'No influencer was paid'
            : 'No influencer returned more than break-even'
          : `The ${counted(context, profitable.influencers, 'influencer')} above break-even brought ${format.short(profitable.revenue, 'money')} on ${format.short(profitable.spend, 'money')} of spend`,
      metric: 'profitable_share',
      value: profitable.influencers,
      n: profitable.influencers + unprofitable.influencers,
      where: '',
    },
    footnote: `Influencers with spend, by whether their ROAS is above ${format.short(breakEvenRoas(cube), 'multiple')} · tracking_data, payouts`,
    table: {
      caption: 'Influencers above and below break-even',
      columns: [
        textColumn('segment', 'Influencers'),
        { id: 'influencers', label: 'Number', unit: 'count' },
        { id: 'revenue', label: 'Attributed revenue', unit: 'money' },
        { id: 'spend', label: 'Spend', unit: 'money' },
        { id: 'roas', label: 'ROAS', unit: 'multiple' },
        { id: 'roi', label: 'ROI', unit: 'rate' },
      ],
      rows: [row('Above break-even', profitable), row('At or below it', unprofitable)],
      empty: 'No influencer was paid.',
    },
  };
}

/** Where tracked orders came from. */
function sourceTable(context: Context): Block {
  const { cube, where, format } = context;
  const rows = measure(cube, { by: ['source'], figures: ['revenue', 'orders', 'aov', 'roas'], where })
    .filter(({ sums }) => (sums.orders ?? 0) > 0)
    .sort((a, b) => (b.sums.revenue ?? 0) - (a.sums.revenue ?? 0));
  const all = rows.reduce((sum, { sums }) => sum + (sums.revenue ?? 0), 0);
  const first = all > 0 ? rows[0] : undefined;
  const share = first && all > 0 ? (first.sums.revenue ?? 0) / all : null;
  return {
    kind: 'table',
    id: 'sources',
    title: {
      text:
        first === undefined
          ? 'No source brought revenue'
          : rows.length === 1
            ? `All attributed revenue came by one source, ${first.at.source ?? 'unnamed'}`
            : `${first.at.source ?? 'An unnamed source'} brought the most revenue of ${counted(context, rows.length, 'source')}, ${format.short(share, 'rate')}`,
      metric: 'revenue',
      value: first?.sums.revenue ?? null,
      n: rows.length,
      where: first ? `source ${first.at.source}` : '',
    },
    footnote: dotted('tracking_data, payouts', allocationNote(context, 'source')),
    table: {
      caption: 'Attributed orders by source',
      columns: [
        textColumn('source', 'Source'),
        { id: 'revenue', label: 'Attributed revenue', unit: 'money', bar: true },
        { id: 'orders', label: 'Orders', unit: 'count' },
        { id: 'aov', label: 'Average order value', unit: 'money' },
        { id: 'roas', label: 'ROAS', unit: 'multiple' },
      ],
      rows: rows.map(({ at, values }) => [
        textCell(at.source ?? 'not recorded'),
        exactCell(context, values.revenue ?? null, 'money'),
        exactCell(context, values.orders ?? null, 'count'),
        exactCell(context, values.aov ?? null, 'money'),
        exactCell(context, values.roas ?? null, 'multiple'),
      ]),
      empty: 'No tracked orders in this selection.',
    },
  };
}

function commentary({ report }: Context): Block[] {
  if (report.commentary.trim() === '') return [];
  return [{ kind: 'prose', id: 'commentary', title: 'Commentary', markdown: report.commentary }];
}
