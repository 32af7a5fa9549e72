import { type Dimension, dimensions } from '../core/measure/dimensions.ts';
import { total } from '../core/measure/measure.ts';
import { ratio } from '../core/measure/metric.ts';
import { payByTier } from '../core/measure/segments/pay-by-tier.ts';
import { UNIT } from '../core/money.ts';
import type { Context } from './context.ts';
import { nameOf } from './names.ts';
import { activeRows } from './tables.ts';
import { whyNoRoas } from './unpaid.ts';
import type { Cell, Claim, TableBlock } from './view.ts';
import { dotted, exactCell, textCell, textColumn } from './words.ts';

/** So many units of currency are what orders are counted for: one buys less than one order. */
const THOUSAND = 1000;

const BASIS = 'Basis';

interface Paid {
  readonly by: string;
  readonly name: string;
  readonly spend: number;
  /** Both `null` where orders are not recorded along what is selected. */
  readonly revenue: number | null;
  readonly orders: number | null;
}

/** What a unit of payout brought, by platform, category and basis. */
export function efficiencyTable(context: Context): TableBlock {
  const { format } = context;
  const rows = [
    ...paidAlong(context, 'platform'),
    ...paidAlong(context, 'category'),
    ...paidByBasis(context),
  ];
  const whole = total(context.cube, ['spend'], context.where).sums.spend ?? 0;
  const thousand = format.short(THOUSAND * UNIT, 'money');
  return {
    kind: 'table',
    id: 'payout-efficiency',
    needs: { along: ['influencer'], measures: ['spend'] },
    title: efficiencyFinding(context, rows),
    footnote: dotted(
      `orders per ${thousand} = orders ÷ spend × ${format.exact(THOUSAND, 'count')}`,
      'by basis: each influencer with all orders, under the basis that most of the spend was paid for',
      'tracking_data, payouts',
    ),
    table: {
      caption: 'Revenue and orders per unit paid, by platform, category and basis',
      columns: [
        textColumn('value', 'Paid to, or for'),
        textColumn('by', 'Along'),
        { id: 'spend', label: 'Spend', unit: 'money', bar: true },
        { id: 'share', label: 'Share of spend', unit: 'rate' },
        { id: 'revenue', label: 'Attributed revenue', unit: 'money' },
        { id: 'roas', label: 'Revenue per unit paid', unit: 'multiple' },
        { id: 'orders', label: `Orders per ${thousand} paid`, unit: 'count' },
        { id: 'cpo', label: 'Cost per order', unit: 'money' },
      ],
      rows: rows.map(({ by, name, spend, revenue, orders }): Cell[] => {
        const each = orders === null ? null : ratio(orders * THOUSAND * UNIT, spend);
        return [
          textCell(name),
          textCell(by),
          exactCell(context, spend, 'money'),
          exactCell(context, ratio(spend, whole), 'rate'),
          exactCell(context, revenue, 'money'),
          exactCell(context, ratio(revenue, spend), 'multiple'),
          { text: format.short(each, 'multiple').replace('×', ''), value: each },
          exactCell(context, ratio(spend, orders), 'money'),
        ];
      }),
      empty: `${whyNoRoas(context)}.`,
    },
  };
}

function paidAlong(context: Context, by: 'platform' | 'category'): Paid[] {
  const { label }: Dimension = dimensions[by];
  return activeRows(context, by, ['spend', 'revenue', 'orders'], 'spend')
    .filter(({ sums }) => (sums.spend ?? 0) > 0)
    .map(({ at, sums }) => ({
      by: label,
      name: nameOf(context, by, at[by] ?? null),
      spend: sums.spend ?? 0,
      revenue: sums.revenue ?? null,
      orders: sums.orders ?? null,
    }));
}

/** Orders have no basis of payment: influencers are taken whole, by their main one. */
function paidByBasis(context: Context): Paid[] {
  const { rows } = payByTier(context.cube, context.where);
  return [...Map.groupBy(rows, ({ basis }) => basis)]
    .map(([basis, paid]) => {
      const add = (of: 'spend' | 'revenue' | 'orders') => paid.reduce((sum, row) => sum + row[of], 0);
      return {
        by: BASIS,
        name: nameOf(context, 'basis', basis),
        spend: add('spend'),
        revenue: add('revenue'),
        orders: add('orders'),
      };
    })
    .sort((a, b) => b.spend - a.spend);
}

function efficiencyFinding(context: Context, rows: readonly Paid[]): Claim {
  const { format } = context;
  const sold = rows.flatMap(({ by, name, spend, orders }) =>
    by === BASIS && orders !== null && orders > 0 && spend > 0 ? [{ name, spend, orders }] : [],
  );
  const bases = sold.sort((a, b) => b.orders / b.spend - a.orders / a.spend);
  const [best, worst] = [bases[0], bases.at(-1)];
  const n = bases.reduce((sum, { orders }) => sum + orders, 0);
  if (best === undefined || worst === undefined)
    return { metric: 'cpo', value: null, n, where: '', text: whyNoCost(context, rows) };
  const cost = ({ spend, orders }: (typeof bases)[number]) => format.short(spend / orders, 'money');
  const claim = {
    metric: 'cpo',
    value: best.spend / best.orders,
    n,
    where: `influencers paid mainly ${whatFor(best)}`,
  } as const;
  return {
    ...claim,
    text:
      best === worst
        ? `An order cost ${cost(best)} in payouts`
        : `An order cost ${cost(best)} from influencers paid mainly ${whatFor(best)}, ${cost(worst)} from those paid mainly ${whatFor(worst)}`,
  };
}

function whyNoCost(context: Context, rows: readonly Paid[]): string {
  if (rows.length === 0) return whyNoRoas(context);
  return rows.some(({ orders }) => orders !== null)
    ? 'No payout met a tracked order'
    : 'Cost per order is not defined along what is selected';
}

/** "per sale", "a fixed fee": behind "paid". */
function whatFor({ name }: Pick<Paid, 'name'>): string {
  const words = name.toLowerCase();
  return words.startsWith('per ') ? words : `a ${words}`;
}
