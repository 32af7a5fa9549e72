import * as Plot from '@observablehq/plot';
import { measure } from '../../core/measure/measure.ts';
import { cut, nameMargin, plot } from '../canvas.ts';
import { defineChart } from '../chart.ts';
import { colours } from '../colours.ts';
import type { Context } from '../context.ts';
import { namesAbove } from '../draw/bars.ts';
import { nameCell } from '../members.ts';
import { nameOf } from '../names.ts';
import { atLeast, ofTold, thatAreTold } from '../part-told.ts';
import { pickOf } from '../pick.ts';
import { csvAlong } from '../take-away.ts';
import { isTold, withheldLast } from '../told.ts';
import { unassignedSpend } from '../unassigned.ts';
import { isRevenueKnown, noRevenue } from '../unsold.ts';
import type { Claim } from '../view.ts';
import { allocationNote, counted, exactCell, periodOf, semicolon, textCell } from '../words.ts';

interface Row {
  /** `null` = what names no campaign. */
  readonly campaign: string | null;
  readonly name: string;
  readonly revenue: number;
  readonly spend: number | null;
  readonly roas: number | null;
  readonly orders: number;
}

/** As many as a reader compares at a glance; the table below the chart has all. */
const SHOWN = 12;

/** Attributed revenue of each campaign as a bar, its spend as a mark upon it. */
export const campaignRevenueSpend = defineChart('campaign-revenue-spend', (context) => {
  const { cube, where, format } = context;
  const found = measure(cube, { by: ['campaign'], figures: ['revenue', 'spend', 'roas', 'orders'], where });
  const sorted: Row[] = found
    .map(({ at, sums, values }) => ({
      campaign: at.campaign ?? null,
      name: at.campaign ?? (cube.withheld === null ? 'no campaign' : nameOf(context, 'campaign', null)),
      revenue: sums.revenue ?? 0,
      spend: sums.spend,
      roas: values.roas ?? null,
      orders: sums.orders ?? 0,
    }))
    .filter(({ revenue, spend }) => revenue > 0 || (spend ?? 0) > 0)
    .sort((a, b) => b.revenue - a.revenue || (a.name < b.name ? -1 : 1));
  const rows = withheldLast(context, sorted, ({ campaign }) => campaign === null);
  const isPaid = isTold(cube, { along: ['campaign'], measures: ['spend'] });
  const isKnown = isRevenueKnown(context);
  const shown = rows.slice(0, SHOWN);
  const orders = found.reduce((sum, { sums }) => sum + (sums.orders ?? 0), 0);
  return {
    title: finding(context, rows),
    subtitle: `Attributed revenue${isPaid ? ' (bar) and spend (line across it) by campaign, with ROAS' : ' by campaign'}, ${periodOf(context)}${semicolon(allocationNote(context, 'campaign'))}`,
    alt: `Bars of attributed revenue${isPaid ? ' with spend marked' : ''} for ${shown.length} of ${counted(context, rows.length, 'campaign')}, largest first.`,
    footnote: [
      counted(context, orders, 'attributed order'),
      ...(rows.length > shown.length
        ? [
            `${shown.length} largest of ${rows.filter(({ campaign }) => cube.withheld === null || campaign !== null).length} campaigns${thatAreTold(context, 'campaign')} drawn, all in the table on the page`,
          ]
        : []),
      ...unassignedSpend(context, 'campaign'),
      isPaid ? 'tracking_data, payouts' : 'tracking_data',
    ].join(' · '),
    method: 'allocation',
    needs: { along: ['campaign'] },
    empty: `${noRevenue(context, 'No campaign brought revenue in this selection')}.`,
    picks: shown.map(({ campaign }) => pickOf('campaign', campaign)),
    drawing: shown.every(({ revenue }) => revenue === 0)
      ? null
      : (canvas, width) => {
          const narrow = width < 500;
          const names = shown.map(({ name }) => name);
          const room = narrow ? 4 : nameMargin(names, width);
          const most = Math.max(...shown.map(({ revenue, spend }) => Math.max(revenue, spend ?? 0)));
          return plot(canvas, width, {
            height: 28 + shown.length * (narrow ? 42 : 30),
            marginLeft: room,
            marginRight: 124,
            marginTop: 4,
            x: {
              label: null,
              grid: true,
              ticks: narrow ? 2 : 5,
              domain: [0, most],
              tickFormat: (value: number) => format.tick(value, 'money'),
            },
            y: narrow
              ? { axis: null, domain: names }
              : { label: null, tickSize: 0, domain: names, tickFormat: (name: string) => cut(name, room) },
            marks: [
              Plot.barX(shown, {
                x1: 0,
                x2: 'revenue',
                y: 'name',
                fill: ({ campaign }: Row) =>
                  cube.withheld !== null && campaign === null ? colours.faint : colours.revenue,
                insetTop: narrow ? 18 : 5,
                insetBottom: 5,
              }),
              Plot.tickX(
                shown.filter(({ spend }) => (spend ?? 0) > 0),
                {
                  x: 'spend',
                  y: 'name',
                  stroke: colours.spend,
                  strokeWidth: 3,
                  insetTop: narrow ? 15 : 1,
                  insetBottom: 1,
                },
              ),
              ...(narrow ? [namesAbove(shown, width)] : []),
              Plot.text(shown, {
                x: ({ revenue, spend }: Row) => Math.max(revenue, spend ?? 0),
                y: 'name',
                text: ({ revenue, roas }: Row) =>
                  `${format.short(revenue, 'money')}${isPaid ? `  ${format.short(roas, 'multiple')}` : ''}`,
                textAnchor: 'start',
                dx: 8,
                dy: narrow ? 7 : 0,
                fill: colours.ink,
              }),
            ],
          });
        },
    table: {
      caption: isPaid ? 'Revenue and spend by campaign' : 'Revenue by campaign',
      columns: [
        { id: 'campaign', label: 'Campaign', unit: 'text' },
        { id: 'revenue', label: 'Attributed revenue', unit: 'money', bar: true },
        ...(isPaid
          ? [
              { id: 'spend', label: 'Spend', unit: 'money' as const },
              { id: 'roas', label: 'ROAS', unit: 'multiple' as const },
            ]
          : []),
      ],
      rows: rows.map(({ campaign, name, revenue, spend, roas }) => [
        campaign === null ? textCell(name) : nameCell(context, 'campaign', campaign),
        exactCell(context, isKnown ? revenue : null, 'money'),
        ...(isPaid ? [exactCell(context, spend, 'money'), exactCell(context, roas, 'multiple')] : []),
      ]),
      empty: 'No campaigns.',
      ...csvAlong(context, 'campaign'),
    },
  };
});

function finding(context: Context, rows: readonly Row[]): Claim {
  const { format } = context;
  const named = rows.filter(({ campaign, revenue }) => campaign !== null && revenue > 0);
  const [most] = named;
  const claim = { metric: 'revenue', n: named.reduce((sum, { orders }) => sum + orders, 0) } as const;
  if (most === undefined)
    return {
      ...claim,
      as: 'count',
      text: noRevenue(context, 'No campaign brought revenue'),
      value: named.length,
      where: '',
    };
  const say = (revenue: number, spend: number | null) =>
    `${format.short(revenue, 'money')}${spend === null ? '' : ` on ${format.short(spend, 'money')} of spend`}`;
  const where = `campaign ${most.campaign}`;
  if (named.length === 1) {
    const text = `${most.name} brought ${atLeast(context, 'campaign')}${say(most.revenue, most.spend)}`;
    return { ...claim, text, value: most.revenue, where };
  }
  const start = `${ofTold(context, 'campaign')}${most.name} brought the most revenue, ${say(most.revenue, most.spend)}`;
  const add = (of: 'revenue' | 'spend') => named.reduce((sum, row) => sum + (row[of] ?? 0), 0);
  const together = say(add('revenue'), named.some(({ spend }) => spend === null) ? null : add('spend'));
  return {
    ...claim,
    text: `${start}; the ${format.exact(named.length, 'count')} campaigns together ${together}`,
    value: most.revenue,
    where,
  };
}
