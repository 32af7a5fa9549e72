import { median } from '../../core/measure/ranks.ts';
import { ratedInfluencers } from '../../core/measure/segments/segment.ts';
import { breakEvenRoas } from '../break-even.ts';
import { defineChart } from '../chart.ts';
import { colours } from '../colours.ts';
import type { Context } from '../context.ts';
import { columns } from '../draw/columns.ts';
import { thatAreTold } from '../part-told.ts';
import { whyNoRoas } from '../unpaid.ts';
import { counted, exactCell, periodOf, textCell, textColumn } from '../words.ts';

/** Classes that a reader can count; the last is open. */
const CLASSES = 16;
/** Widths of a class, in break-evens: one of them begins at it, and none lies on both sides. */
const WIDTHS = [0.1, 0.2, 0.25, 0.5, 1, 2, 5, 10, 25, 50, 100];

interface Class {
  readonly from: number;
  /** `null` = open. */
  readonly to: number | null;
  readonly influencers: number;
}

/** How many influencers stand at which ROAS. */
export const roasDistribution = defineChart('roas-distribution', (context) => {
  const { cube, where, format } = context;
  const values = ratedInfluencers(cube, where)
    .map(({ roas }) => roas)
    .sort((a, b) => a - b);
  const line = breakEvenRoas(cube);
  const classes = classesOf(values, line);
  const middle = median(values);
  const above = values.filter((value) => value > line).length;
  return {
    title: {
      text:
        middle === null
          ? whyNoRoas(context)
          : `The median influencer returned ${format.short(middle, 'multiple')}; ${format.exact(above, 'count')} of ${format.exact(values.length, 'count')}${thatAreTold(context, 'influencer')} stood above break-even`,
      metric: 'roas',
      as: 'median',
      value: middle,
      n: values.length,
      where: '',
    },
    subtitle: `Number of influencers by ROAS, in another colour below break-even, ${format.tick(line, 'multiple')}; ${periodOf(context)}`,
    alt: `Columns of the number of influencers in ${counted(context, classes.length, 'class', 'classes')} of ROAS; those below break-even are in another colour.`,
    footnote: `${counted(context, values.length, 'influencer')} with spend · tracking_data, payouts`,
    method: 'roas',
    needs: { along: ['influencer'], measures: ['spend'] },
    empty: `${whyNoRoas(context)}.`,
    drawing:
      values.length === 0
        ? null
        : columns(
            classes.map((one) => ({
              name: nameOfClass(context, one),
              value: one.influencers,
              colour: (one.to ?? Number.POSITIVE_INFINITY) <= line ? colours.loss : colours.revenue,
            })),
            'count',
          ),
    table: {
      caption: 'Influencers by ROAS',
      columns: [
        textColumn('class', 'ROAS'),
        { id: 'influencers', label: 'Influencers', unit: 'count', bar: true },
      ],
      rows: classes.map((one) => [
        textCell(nameOfClass(context, one)),
        exactCell(context, one.influencers, 'count'),
      ]),
      empty: 'No influencers.',
    },
  };
});

function classesOf(sorted: readonly number[], line: number): Class[] {
  const largest = sorted.at(-1);
  if (largest === undefined) return [];
  // Wide enough that all but a twentieth stand in the closed classes.
  const most = sorted[Math.floor(sorted.length * 0.95)] ?? largest;
  const width = line * (WIDTHS.find((times) => line * times * (CLASSES - 1) > most) ?? 250);
  // Wider than break-even, the first class ends at it.
  const first = Math.min(width, line);
  const startOf = (at: number) => (at === 0 ? 0 : first + (at - 1) * width);
  const count = Math.min(CLASSES, Math.max(0, Math.floor((largest - first) / width) + 1) + 1);
  return Array.from({ length: count }, (_, at) => {
    const from = startOf(at);
    const to = at === CLASSES - 1 ? null : startOf(at + 1);
    return {
      from,
      to,
      influencers: sorted.filter((value) => value >= from && (to === null || value < to)).length,
    };
  });
}

function nameOfClass({ format }: Context, { from, to }: Class): string {
  const start = format.tick(from, 'multiple').replace('×', '');
  return to === null ? `${start}+` : `${start}–${format.tick(to, 'multiple').replace('×', '')}`;
}
