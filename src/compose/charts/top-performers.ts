import { measure, total } from '../../core/measure/measure.ts';
import { performers } from '../../core/measure/segments/performers.ts';
import { breakEvenRoas } from '../break-even.ts';
import { defineChart } from '../chart.ts';
import { colours, platformColour } from '../colours.ts';
import type { Context } from '../context.ts';
import { bars } from '../draw/bars.ts';
import { LEAST_ORDERS } from '../least-orders.ts';
import { nameCell } from '../members.ts';
import { nameOf } from '../names.ts';
import { csvOf } from '../take-away.ts';
import type { Claim } from '../view.ts';
import { counted, exactCell, periodOf, textCell, textColumn } from '../words.ts';

/** As many as are drawn. */
const MOST = 10;

/** The influencers whose payouts came back the most, among those with orders enough to say so. */
export const topPerformers = defineChart('top-performers', (context) => {
  const { cube, where, format } = context;
  const { rule, top, compared } = performers(cube, { by: 'influencer', figure: 'roas', where, most: MOST });
  const rows = measure(cube, {
    by: ['influencer', 'platform'],
    figures: ['revenue', 'spend', 'orders', 'roas'],
    where,
  });
  const known = new Map(rows.map((row) => [row.at.influencer, row]));
  const all = total(cube, ['roas'], where).values.roas ?? null;
  return {
    title: finding(context, top, compared),
    subtitle: `ROAS of the ${counted(context, top.length, 'influencer')} with the highest, and what they were paid, ${periodOf(context)}; coloured by platform`,
    alt: `Bars of ROAS, highest first: ${format.list(top.slice(0, 6).map(({ id, value }) => `${nameOf(context, 'influencer', id)} ${format.short(value, 'multiple')}`))}.`,
    footnote: `${rule.replace(/\.$/, '')} · ${format.exact(compared, 'count')} compared · tracking_data, payouts`,
    method: 'roas',
    needs: { along: ['influencer'], measures: ['spend'] },
    empty: `No influencer has spend and ${LEAST_ORDERS} orders, which a comparison needs.`,
    drawing:
      top.length === 0
        ? null
        : bars(
            top.map(({ id, value }) => ({
              name: nameOf(context, 'influencer', id),
              value,
              colour: platformColour(known.get(id)?.at.platform ?? null),
              labels: [
                format.short(value, 'multiple'),
                `on ${format.short(known.get(id)?.sums.spend ?? null, 'money')}`,
              ],
            })),
            'multiple',
            [
              { value: breakEvenRoas(cube), name: 'break-even', colour: colours.loss },
              ...(all === null ? [] : [{ value: all, name: 'overall', colour: colours.quiet }]),
            ],
          ),
    table: {
      caption: 'Influencers with the highest ROAS',
      columns: [
        textColumn('influencer', 'Influencer'),
        textColumn('platform', 'Platform'),
        { id: 'roas', label: 'ROAS', unit: 'multiple', bar: true },
        { id: 'spend', label: 'Spend', unit: 'money' },
        { id: 'revenue', label: 'Attributed revenue', unit: 'money' },
        { id: 'orders', label: 'Attributed orders', unit: 'count' },
      ],
      rows: top.map(({ id, value, orders }) => [
        nameCell(context, 'influencer', id),
        textCell(known.get(id)?.at.platform ?? 'not recorded'),
        exactCell(context, value, 'multiple'),
        exactCell(context, known.get(id)?.sums.spend ?? null, 'money'),
        exactCell(context, known.get(id)?.sums.revenue ?? null, 'money'),
        exactCell(context, orders, 'count'),
      ]),
      empty: 'No influencers.',
      ...csvOf(context, 'influencers'),
    },
  };
});

function finding(context: Context, top: ReturnType<typeof performers>['top'], compared: number): Claim {
  const [first] = top;
  const claim = { metric: 'roas', n: compared } as const;
  if (first === undefined)
    return { ...claim, value: null, where: '', text: 'No influencer has orders enough to compare' };
  const name = nameOf(context, 'influencer', first.id);
  const value = context.format.short(first.value, 'multiple');
  return {
    ...claim,
    value: first.value,
    where: `influencer ${first.id}`,
    text:
      compared === 1
        ? `${name} returned ${value} what was paid`
        : `${name} returned the most of what was paid, ${value}`,
  };
}
