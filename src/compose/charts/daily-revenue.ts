import * as Plot from '@observablehq/plot';
import { isoDay, isoMonth } from '../../core/calendar.ts';
import { plot } from '../canvas.ts';
import { dashedNote } from '../change.ts';
import { defineChart } from '../chart.ts';
import { colours } from '../colours.ts';
import type { Context } from '../context.ts';
import { csvOf } from '../take-away.ts';
import { closedSteps, dailySums, instant, timeAxis, trailingSums } from '../time.ts';
import { inSteps, stepFor } from '../time-steps.ts';
import type { Claim } from '../view.ts';
import { counted, exactCell, periodOf, textCell } from '../words.ts';

const SPAN = 7;

/** Attributed revenue by day with its 7-day mean; over years, the mean day of each week or month. */
export const dailyRevenue = defineChart('daily-revenue', (context) => {
  const { cube, where, format } = context;
  const sums = dailySums(cube, ['revenue', 'orders'], where);
  const revenue = sums.of('revenue') ?? [];
  const orders = sums.of('orders') ?? [];
  const means = trailingSums(revenue, SPAN).map((sum) => (sum === null ? null : sum / SPAN));
  const points = sums.days.map((day, i) => ({
    day,
    date: instant(day),
    revenue: revenue[i] ?? 0,
    orders: orders[i] ?? 0,
    mean: means[i] ?? null,
  }));
  const total = orders.reduce((sum, n) => sum + n, 0);
  const step = stepFor(points.length);
  const other = step === 'day' ? meansBeside(context) : [];
  const stretches = inSteps(points, step).map(({ day, date, days }) => {
    const sum = (of: 'revenue' | 'orders') => days.reduce((all, point) => all + point[of], 0);
    const mean = step === 'day' ? (days[0]?.mean ?? null) : sum('revenue') / days.length;
    return { day, date, revenue: sum('revenue'), orders: sum('orders'), mean };
  });
  return {
    title: strongestMonth(context, points, total),
    subtitle:
      step === 'day'
        ? `Attributed revenue by day and its ${SPAN}-day mean, ${periodOf(context)}${dashedNote(context, other)}`
        : `Attributed revenue of the mean day of each ${step}, ${periodOf(context)}`,
    alt:
      step === 'day'
        ? `Attributed revenue for each of ${counted(context, points.length, 'day')}, with a line for the mean of ${SPAN} days.`
        : `Attributed revenue of the mean day for each of ${counted(context, stretches.length, step)}.`,
    footnote: `${counted(context, total, 'attributed order')} · tracking_data`,
    method: 'revenue',
    empty:
      total === 0
        ? 'No tracked orders in this selection, so there is no course to draw.'
        : 'One day is no course: its revenue is in the key figures.',
    drawing:
      total === 0 || points.length < 2
        ? null
        : (canvas, width) =>
            plot(canvas, width, {
              height: width < 500 ? 200 : 260,
              marginLeft: 64,
              marginRight: 8,
              x: timeAxis(canvas, points.length, width),
              y: {
                label: null,
                grid: true,
                ticks: 4,
                tickFormat: (value: number) => format.tick(value, 'money'),
              },
              marks: [
                Plot.ruleY([0], { stroke: colours.faint }),
                // One stepped area instead of a bar a day: the same picture in a tenth of the bytes.
                Plot.areaY(closedSteps(stretches, points.at(-1)?.day), {
                  x: 'date',
                  y: step === 'day' ? 'revenue' : 'mean',
                  curve: 'step-after',
                  fill: colours.revenue,
                  fillOpacity: 0.35,
                }),
                Plot.lineY(other, {
                  x: 'date',
                  y: 'mean',
                  stroke: colours.quiet,
                  strokeWidth: 2,
                  strokeDasharray: '4 3',
                }),
                Plot.lineY(step === 'day' ? stretches : [], {
                  x: 'date',
                  y: 'mean',
                  stroke: colours.revenue,
                  strokeWidth: 2,
                }),
              ],
            }),
    table: {
      caption: `Attributed revenue by ${step}`,
      columns: [
        { id: 'day', label: step === 'day' ? 'Day' : `First day of the ${step}`, unit: 'day' },
        { id: 'revenue', label: 'Attributed revenue', unit: 'money' },
        { id: 'mean', label: step === 'day' ? `${SPAN}-day mean` : 'Mean day', unit: 'money' },
        { id: 'orders', label: 'Attributed orders', unit: 'count' },
      ],
      rows: stretches.map(({ day, revenue: sum, mean, orders: sold }) => [
        textCell(isoDay(day)),
        exactCell(context, sum, 'money'),
        exactCell(context, mean, 'money'),
        exactCell(context, sold, 'count'),
      ]),
      empty: 'No days.',
      ...csvOf(context, 'daily'),
    },
  };
});

/** The mean of what stands beside, laid upon the days of the selection. */
function meansBeside({ cube, beside }: Context): readonly { readonly date: Date; readonly mean: number }[] {
  if (beside === null || beside.isWhole) return [];
  const sums = dailySums(cube, ['revenue'], beside.where);
  return trailingSums(sums.of('revenue') ?? [], SPAN).flatMap((sum, at) =>
    sum === null ? [] : [{ date: instant((sums.days[at] ?? 0) + beside.shift), mean: sum / SPAN }],
  );
}

function strongestMonth(
  context: Context,
  points: readonly { day: number; revenue: number }[],
  orders: number,
): Claim {
  const { format } = context;
  const months = new Map<string, number>();
  for (const { day, revenue } of points)
    months.set(isoMonth(day), (months.get(isoMonth(day)) ?? 0) + revenue);
  const claim = { metric: 'revenue', n: orders } as const;
  const total = points.reduce((sum, { revenue }) => sum + revenue, 0);
  if (total === 0) return { ...claim, text: 'No revenue was tracked', value: 0, where: '' };
  const [best] = [...months].sort(([, a], [, b]) => b - a);
  if (best === undefined || [...months.values()].filter((revenue) => revenue > 0).length < 2) {
    return {
      ...claim,
      text: `${format.short(total, 'money')} of revenue ${points.length === 1 ? 'on' : 'in'} ${periodOf(context)}`,
      value: total,
      where: '',
    };
  }
  const [month, value] = best;
  return {
    ...claim,
    text: `${format.month(month)} brought the most revenue, ${format.short(value, 'money')} or ${format.short(value / total, 'rate')} of the total`,
    value,
    where: `month ${month}`,
  };
}
