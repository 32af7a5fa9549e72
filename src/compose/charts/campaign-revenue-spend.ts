import * as Plot from '@observablehq/plot';
import { measure } from '../../core/measure/measure.ts';
import { breakEvenRoas } from '../break-even.ts';
import { cut, nameMargin, plot } from '../canvas.ts';
import { defineChart } from '../chart.ts';
import { colours } from '../colours.ts';
import type { Context } from '../context.ts';
import type { Claim } from '../view.ts';
import { allocationNote, counted, exactCell, periodOf, textCell } from '../words.ts';

interface Row {
  readonly name: string;
  readonly revenue: number;
  readonly spend: number | null;
  readonly roas: number | null;
}

/** As many as a reader compares at a glance; the table below the chart has all. */
const SHOWN = 12;

/** Attributed revenue of each campaign as a bar, its spend as a mark upon it. */
export const campaignRevenueSpend = defineChart('campaign-revenue-spend', (context) => {
  const { cube, where, format } = context;
  const found = measure(cube, { by: ['campaign'], figures: ['revenue', 'spend', 'roas', 'orders'], where });
  const rows: Row[] = found
    .map(({ at, sums, values }) => ({
      name: at.campaign ?? 'no campaign',
      revenue: sums.revenue ?? 0,
      spend: sums.spend,
      roas: values.roas ?? null,
    }))
    .filter(({ revenue, spend }) => revenue > 0 || (spend ?? 0) > 0)
    .sort((a, b) => b.revenue - a.revenue || (a.name < b.name ? -1 : 1));
  const shown = rows.slice(0, SHOWN);
  const orders = found.reduce((sum, { sums }) => sum + (sums.orders ?? 0), 0);
  return {
    title: finding(context, rows),
    subtitle: `Attributed revenue (bar) and spend (line across it) by campaign, with ROAS, ${periodOf(context)}; ${allocationNote(context)}`,
    alt: `Bars of attributed revenue with spend marked for ${shown.length} of ${counted(context, rows.length, 'campaign')}, largest first.`,
    footnote: [
      counted(context, orders, 'attributed order'),
      ...(rows.length > shown.length
        ? [`${shown.length} largest of ${rows.length} campaigns drawn, all in the table`]
        : []),
      'tracking_data, payouts',
    ].join(' · '),
    method: 'allocation',
    empty: 'No campaign brought revenue in this selection.',
    drawing:
      shown.length === 0
        ? null
        : (canvas, width) => {
            const room = nameMargin(
              shown.map(({ name }) => name),
              width,
            );
            const most = Math.max(...shown.map(({ revenue, spend }) => Math.max(revenue, spend ?? 0)));
            return plot(canvas, width, {
              height: 28 + shown.length * 30,
              marginLeft: room,
              marginRight: width < 500 ? 64 : 128,
              marginTop: 4,
              x: {
                label: null,
                grid: true,
                ticks: width < 500 ? 2 : 5,
                domain: [0, most],
                tickFormat: (value: number) => format.tick(value, 'money'),
              },
              y: {
                label: null,
                tickSize: 0,
                domain: shown.map(({ name }) => name),
                tickFormat: (name: string) => cut(name, room),
              },
              marks: [
                Plot.barX(shown, {
                  x: 'revenue',
                  y: 'name',
                  fill: colours.revenue,
                  insetTop: 5,
                  insetBottom: 5,
                }),
                Plot.tickX(
                  shown.filter(({ spend }) => spend !== null),
                  {
                    x: 'spend',
                    y: 'name',
                    stroke: colours.spend,
                    strokeWidth: 3,
                    insetTop: 1,
                    insetBottom: 1,
                  },
                ),
                Plot.text(shown, {
                  x: ({ revenue, spend }: Row) => Math.max(revenue, spend ?? 0),
                  y: 'name',
                  text: ({ revenue, roas }: Row) =>
                    width < 500
                      ? format.short(roas, 'multiple')
                      : `${format.short(revenue, 'money')}  ${format.short(roas, 'multiple')}`,
                  textAnchor: 'start',
                  dx: 8,
                  fill: colours.ink,
                }),
              ],
            });
          },
    table: {
      caption: 'Revenue and spend by campaign',
      columns: [
        { id: 'campaign', label: 'Campaign', unit: 'text' },
        { id: 'revenue', label: 'Attributed revenue', unit: 'money', bar: true },
        { id: 'spend', label: 'Spend', unit: 'money' },
        { id: 'roas', label: 'ROAS', unit: 'multiple' },
      ],
      rows: rows.map(({ name, revenue, spend, roas }) => [
        textCell(name),
        exactCell(context, revenue, 'money'),
        exactCell(context, spend, 'money'),
        exactCell(context, roas, 'multiple'),
      ]),
      empty: 'No campaigns.',
    },
  };
});

function finding({ cube, format }: Context, rows: readonly Row[]): Claim {
  const rated = rows.filter(({ roas }) => roas !== null);
  const best = rated.toSorted((a, b) => (b.roas ?? 0) - (a.roas ?? 0))[0];
  const claim = { metric: 'roas', n: rated.length } as const;
  if (best === undefined)
    return { ...claim, text: 'ROAS by campaign is not defined', value: null, where: '' };
  const where = `campaign ${best.name}`;
  const top = `${best.name} returned the most for its spend, ${format.short(best.roas, 'multiple')}`;
  const under = rated.filter(({ roas }) => (roas ?? 0) < breakEvenRoas(cube)).length;
  if (rated.length === 1)
    return {
      ...claim,
      text: `${best.name} returned ${format.short(best.roas, 'multiple')} its spend`,
      value: best.roas,
      where,
    };
  const rest =
    under === 0
      ? 'no campaign fell below break-even'
      : `${format.exact(under, 'count')} of ${format.exact(rated.length, 'count')} fell below break-even`;
  return { ...claim, text: `${top}; ${rest}`, value: best.roas, where };
}
