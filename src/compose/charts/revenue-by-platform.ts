import * as Plot from '@observablehq/plot';
import { measure } from '../../core/measure/measure.ts';
import { cut, nameMargin, plot } from '../canvas.ts';
import { defineChart } from '../chart.ts';
import { colours, platformColour } from '../colours.ts';
import type { Context } from '../context.ts';
import type { Claim } from '../view.ts';
import { counted, exactCell, periodOf, textCell } from '../words.ts';

interface Bar {
  readonly name: string;
  readonly revenue: number;
  readonly share: number;
  readonly roas: number | null;
  readonly spend: number | null;
}

/** Attributed revenue by the influencer's platform. */
export const revenueByPlatform = defineChart('revenue-by-platform', (context) => {
  const { cube, where, format } = context;
  const rows = measure(cube, { by: ['platform'], figures: ['revenue', 'spend', 'roas', 'orders'], where });
  const total = rows.reduce((sum, { sums }) => sum + (sums.revenue ?? 0), 0);
  const bars: Bar[] = rows
    .filter(({ sums }) => (sums.revenue ?? 0) > 0 || (sums.spend ?? 0) > 0)
    .map(({ at, sums, values }) => ({
      name: at.platform ?? 'not recorded',
      revenue: sums.revenue ?? 0,
      share: (sums.revenue ?? 0) / total,
      roas: values.roas ?? null,
      spend: sums.spend,
    }))
    .sort((a, b) => b.revenue - a.revenue || (a.name < b.name ? -1 : 1));
  const orders = rows.reduce((sum, { sums }) => sum + (sums.orders ?? 0), 0);
  return {
    title: leader(context, bars, total),
    subtitle: `Attributed revenue, its share, and ROAS by the influencer’s platform, ${periodOf(context)}`,
    alt: `Bars of attributed revenue for ${counted(context, bars.length, 'platform')}, largest first: ${format.list(bars.map(({ name, revenue }) => `${name} ${format.short(revenue, 'money')}`))}.`,
    footnote: `${counted(context, orders, 'attributed order')} · tracking_data, influencers, payouts`,
    method: 'revenue',
    empty: 'No revenue was tracked in this selection.',
    drawing:
      total === 0
        ? null
        : (canvas, width) => {
            const room = nameMargin(
              bars.map(({ name }) => name),
              width,
            );
            return plot(canvas, width, {
              height: 16 + bars.length * 34,
              marginLeft: room,
              marginRight: width < 500 ? 112 : 168,
              marginTop: 4,
              marginBottom: 4,
              x: { axis: null, domain: [0, Math.max(...bars.map(({ revenue }) => revenue))] },
              y: {
                label: null,
                tickSize: 0,
                domain: bars.map(({ name }) => name),
                tickFormat: (name: string) => cut(name, room),
              },
              marks: [
                Plot.barX(bars, {
                  x: 'revenue',
                  y: 'name',
                  fill: ({ name }: Bar) => platformColour(name),
                  insetTop: 4,
                  insetBottom: 4,
                }),
                Plot.text(bars, {
                  x: 'revenue',
                  y: 'name',
                  text: ({ revenue, share, roas }: Bar) =>
                    [
                      format.short(revenue, 'money'),
                      format.short(share, 'rate'),
                      ...(width < 500 ? [] : [format.short(roas, 'multiple')]),
                    ].join('  '),
                  textAnchor: 'start',
                  dx: 6,
                  fill: colours.ink,
                }),
              ],
            });
          },
    table: {
      caption: 'Revenue by platform',
      columns: [
        { id: 'platform', label: 'Platform', unit: 'text' },
        { id: 'revenue', label: 'Attributed revenue', unit: 'money', bar: true },
        { id: 'share', label: 'Share', unit: 'rate' },
        { id: 'spend', label: 'Spend', unit: 'money' },
        { id: 'roas', label: 'ROAS', unit: 'multiple' },
      ],
      rows: bars.map(({ name, revenue, share, spend, roas }) => [
        textCell(name),
        exactCell(context, revenue, 'money'),
        exactCell(context, share, 'rate'),
        exactCell(context, spend, 'money'),
        exactCell(context, roas, 'multiple'),
      ]),
      empty: 'No platforms.',
    },
  };
});

function leader({ format }: Context, bars: readonly Bar[], total: number): Claim {
  const claim = { metric: 'revenue', n: bars.length } as const;
  const [first, second] = bars;
  if (first === undefined || total === 0)
    return { ...claim, text: 'No platform brought tracked revenue', value: 0, where: '' };
  const where = `platform ${first.name}`;
  if (second === undefined)
    return { ...claim, text: `All tracked revenue came from ${first.name}`, value: first.revenue, where };
  if (first.revenue === second.revenue) {
    return {
      ...claim,
      text: `${first.name} and ${second.name} brought the same revenue, ${format.short(first.revenue, 'money')} each`,
      value: first.revenue,
      where,
    };
  }
  return {
    ...claim,
    text: `${first.name} brought ${format.short(first.share, 'rate')} of revenue, ${second.name} ${format.short(second.share, 'rate')}`,
    value: first.revenue,
    where,
  };
}
