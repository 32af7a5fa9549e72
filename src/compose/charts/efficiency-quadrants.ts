import { measure } from '../../core/measure/measure.ts';
import { quadrants } from '../../core/measure/segments/quadrants.ts';
import { defineChart } from '../chart.ts';
import { colours, platformColour } from '../colours.ts';
import type { Context } from '../context.ts';
import { type Dot, scatter } from '../draw/scatter.ts';
import { decisionNames, decisionOrder } from '../insights/decisions.ts';
import { nameCell } from '../members.ts';
import { nameOf } from '../names.ts';
import { csvOf } from '../take-away.ts';
import { whyNoRoas } from '../unpaid.ts';
import type { Claim } from '../view.ts';
import { counted, dotted, exactCell, periodOf, textCell, textColumn } from '../words.ts';

/** Influencers by what they cost and what they returned, parted at the median spend and at break-even. */
export const efficiencyQuadrants = defineChart('efficiency-quadrants', (context) => {
  const { cube, where, format } = context;
  const found = quadrants(cube, where);
  const decision = new Map(
    decisionOrder.flatMap((id) => found.quadrants[id].members.map((member) => [member, id] as const)),
  );
  const rows = measure(cube, { by: ['influencer', 'platform'], figures: ['spend', 'roas'], where }).filter(
    ({ at }) => decision.has(at.influencer ?? ''),
  );
  // What returned nothing has no place on a scale of tenfolds, and is counted below.
  const drawn = rows.filter(({ values }) => (values.spend ?? 0) > 0 && (values.roas ?? 0) > 0);
  const dots: Dot[] = drawn.map(({ at, values }) => ({
    name: nameOf(context, 'influencer', at.influencer ?? null),
    x: values.spend ?? 0,
    y: values.roas ?? 0,
    colour: platformColour(at.platform ?? null),
    group: nameOf(context, 'platform', at.platform ?? null),
  }));
  const named = (id: (typeof decisionOrder)[number]) =>
    `${decisionNames[id]}: ${format.exact(found.quadrants[id].influencers, 'count')}`;
  const middle = found.medianSpend ?? 0;
  return {
    title: finding(context, found),
    subtitle: `ROAS against spend by influencer, coloured by platform, ${periodOf(context)}; log scales, parted at the median spend and at break-even`,
    alt: `A dot for each of ${counted(context, drawn.length, 'influencer')} in four quadrants: ${format.list(decisionOrder.map(named))}.`,
    footnote: dotted(
      counted(context, rows.length, 'influencer'),
      drawn.length < rows.length
        ? `${format.exact(rows.length - drawn.length, 'count')} without any return not drawn`
        : '',
      'tracking_data, payouts',
    ),
    method: 'roas',
    needs: { along: ['influencer'], measures: ['spend'] },
    empty:
      dots.length === 1
        ? 'There is one influencer to draw, and none to compare with.'
        : `${whyNoRoas(context)}.`,
    drawing:
      dots.length < 2
        ? null
        : scatter(
            dots,
            {
              label: 'Spend',
              unit: 'money',
              log: true,
              lines: middle > 0 ? [{ value: middle, name: 'median', colour: colours.quiet }] : [],
            },
            {
              label: 'ROAS',
              unit: 'multiple',
              log: true,
              lines: [{ value: found.breakEven, name: 'break-even', colour: colours.loss }],
            },
            {
              topLeft: named('invest'),
              topRight: named('keep'),
              bottomLeft: named('stop'),
              bottomRight: named('renegotiate'),
            },
          ),
    table: {
      caption: 'Influencers by spend and return',
      columns: [
        textColumn('influencer', 'Influencer'),
        textColumn('decision', 'Quadrant'),
        textColumn('platform', 'Platform'),
        { id: 'spend', label: 'Spend', unit: 'money' },
        { id: 'roas', label: 'ROAS', unit: 'multiple' },
      ],
      rows: rows
        .toSorted((a, b) => (b.values.spend ?? 0) - (a.values.spend ?? 0))
        .map(({ at, values }) => [
          nameCell(context, 'influencer', at.influencer ?? null),
          textCell(decisionNames[decision.get(at.influencer ?? '') ?? 'keep']),
          textCell(at.platform ?? 'not recorded'),
          exactCell(context, values.spend ?? null, 'money'),
          exactCell(context, values.roas ?? null, 'multiple'),
        ]),
      empty: 'No influencers.',
      ...csvOf(context, 'influencers'),
    },
  };
});

function finding(context: Context, { quadrants: parted }: ReturnType<typeof quadrants>): Claim {
  const { format } = context;
  const { invest, keep, renegotiate, stop } = parted;
  const all = invest.influencers + keep.influencers + renegotiate.influencers + stop.influencers;
  const claim = { metric: 'roas', as: 'count', n: all, where: 'invest' } as const;
  if (all === 0) return { ...claim, value: null, text: whyNoRoas(context) };
  const n = (count: number) => format.exact(count, 'count');
  const larger =
    keep.influencers === 0
      ? ''
      : `; the ${n(keep.influencers)} above it with more, ${format.short(keep.roas, 'multiple')}`;
  const text =
    invest.influencers === 0
      ? 'Nobody with up to the median spend returned more than break-even'
      : `The ${n(invest.influencers)} above break-even with up to the median spend returned ${format.short(invest.roas, 'multiple')}${larger}`;
  return { ...claim, value: invest.influencers, text };
}
