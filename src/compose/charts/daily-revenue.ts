import * as Plot from '@observablehq/plot';
import { isoDay, isoMonth, parseIsoDay } from '../../core/calendar.ts';
import { carries, grainOf } from '../../core/measure/carries.ts';
import { total } from '../../core/measure/measure.ts';
import { laidUpon } from '../beside.ts';
import { plot } from '../canvas.ts';
import { dashedNote } from '../change.ts';
import { defineChart } from '../chart.ts';
import { colours } from '../colours.ts';
import type { Context } from '../context.ts';
import { extent } from '../draw/extent.ts';
import { steppedArea } from '../draw/stepped-area.ts';
import { csvOf } from '../take-away.ts';
import { closedSteps, courseOfSums, instant, timeAxis, trailingSums } from '../time.ts';
import { inSteps, stepFor } from '../time-steps.ts';
import { isRevenueKnown, noRevenue } from '../unsold.ts';
import type { Claim } from '../view.ts';
import { counted, dotted, exactCell, periodOf, textCell } from '../words.ts';

const SPAN = 7;

/** Attributed revenue by day with its 7-day mean; over years, the mean day of each week or month. */
export const dailyRevenue = defineChart('daily-revenue', (context) => {
  const { cube, where, format } = context;
  const sums = courseOfSums(cube, ['revenue', 'orders'], where);
  const revenue = sums.of('revenue') ?? [];
  const orders = sums.of('orders') ?? [];
  const means = trailingSums(revenue, SPAN).map((sum) => (sum === null ? null : sum / SPAN));
  const points = sums.days.map((day, i) => ({
    day,
    span: sums.spans[i] ?? 1,
    date: instant(day),
    revenue: revenue[i] ?? 0,
    orders: orders[i] ?? 0,
    mean: means[i] ?? null,
  }));
  const sold = orders.reduce((sum, n) => sum + n, 0);
  const days = sums.spans.reduce((all, span) => all + span, 0);
  const last = (sums.days[0] ?? 0) + days - 1;
  const step = stepFor(days, grainOf(cube));
  const other = step === 'day' ? meansBeside(context) : [];
  const stretches = inSteps(points, step).map(({ day, date, days: own }) => {
    const sum = (of: 'revenue' | 'orders' | 'span') => own.reduce((all, point) => all + point[of], 0);
    const mean = step === 'day' ? (own[0]?.mean ?? null) : sum('revenue') / sum('span');
    return { day, date, revenue: sum('revenue'), orders: sum('orders'), mean };
  });
  const closed = closedSteps(stretches, last);
  // A mean of seven days is not beyond all of them.
  const heightOf = ({ revenue, mean }: (typeof stretches)[number]) =>
    step === 'day' ? revenue : (mean ?? 0);
  return {
    title: strongestMonth(context, points, sold),
    subtitle:
      step === 'day'
        ? `Attributed revenue by day and its ${SPAN}-day mean, ${periodOf(context)}${dashedNote(context, other)}`
        : `Attributed revenue of the mean day of each ${step}, ${periodOf(context)}`,
    alt:
      step === 'day'
        ? `Attributed revenue for each of ${counted(context, points.length, 'day')}, with a line for the mean of ${SPAN} days.`
        : `Attributed revenue of the mean day for each of ${counted(context, stretches.length, step)}.`,
    footnote: dotted(
      `${counted(context, sold, 'attributed order')}`,
      ...undatedNote(
        context,
        points.reduce((all, point) => all + point.revenue, 0),
      ),
      'tracking_data',
    ),
    method: 'revenue',
    needs: { dated: true },
    empty:
      sold === 0
        ? `${noRevenue(context, `No ${cube.withheld === null ? 'tracked' : 'told'} orders in this selection`)}, so there is no course to draw.`
        : `One ${step} is no course: its revenue is in the key figures.`,
    drawing:
      sold === 0 || points.length < 2
        ? null
        : (canvas, width) =>
            plot(canvas, width, {
              height: width < 500 ? 200 : 260,
              marginLeft: 64,
              marginRight: 8,
              x: timeAxis(canvas, width, closed, other),
              y: {
                label: null,
                domain: extent([0, ...closed.map(heightOf), ...other.map(({ mean }) => mean)]),
                grid: true,
                ticks: 4,
                tickFormat: (value: number) => format.tick(value, 'money'),
              },
              marks: [
                Plot.ruleY([0], { stroke: colours.faint }),
                steppedArea(closed, heightOf, { fill: colours.revenue, fillOpacity: 0.35 }),
                other.length === 0
                  ? null
                  : Plot.lineY(other, {
                      x: 'date',
                      y: 'mean',
                      stroke: colours.quiet,
                      strokeWidth: 2,
                      strokeDasharray: '4 3',
                    }),
                step === 'day'
                  ? Plot.lineY(stretches, { x: 'date', y: 'mean', stroke: colours.revenue, strokeWidth: 2 })
                  : null,
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
      rows: (isRevenueKnown(context) ? stretches : []).map(({ day, revenue: sum, mean, orders: sold }) => [
        textCell(isoDay(day)),
        exactCell(context, sum, 'money'),
        exactCell(context, mean, 'money'),
        exactCell(context, sold, 'count'),
      ]),
      empty: 'No days.',
      ...(carries(cube, 'day') ? csvOf(context, 'daily') : {}),
    },
  };
});

/** The mean of what stands beside, laid upon the days of the selection. */
function meansBeside({ cube, beside }: Context): readonly { readonly date: Date; readonly mean: number }[] {
  if (beside === null || beside.isWhole) return [];
  const sums = courseOfSums(cube, ['revenue'], beside.where);
  return trailingSums(sums.of('revenue') ?? [], SPAN).flatMap((sum, at) => {
    const day = laidUpon(beside, sums.days[at] ?? 0);
    return sum === null || day === null ? [] : [{ date: instant(day), mean: sum / SPAN }];
  });
}

function strongestMonth(
  context: Context,
  points: readonly { day: number; revenue: number }[],
  orders: number,
): Claim {
  const { format } = context;
  const months = new Map<string, number>();
  // Weeks don't add up to months: where they are all that is known, the strongest of them is told.
  const isWeekly = grainOf(context.cube) === 'week';
  const nameOf = isWeekly ? isoDay : isoMonth;
  for (const { day, revenue } of points) months.set(nameOf(day), (months.get(nameOf(day)) ?? 0) + revenue);
  const claim = { metric: 'revenue', n: orders } as const;
  const dated = points.reduce((sum, { revenue }) => sum + revenue, 0);
  const total = dated + undated(context, dated);
  if (total === 0) {
    const value = isRevenueKnown(context) ? 0 : null;
    return { ...claim, text: noRevenue(context, 'No revenue was tracked'), value, where: '' };
  }
  const [best] = [...months].sort(([, a], [, b]) => b - a);
  if (best === undefined || [...months.values()].filter((revenue) => revenue > 0).length < 2) {
    return {
      ...claim,
      text: `${format.short(total, 'money')} of revenue, ${periodOf(context)}`,
      value: total,
      where: '',
    };
  }
  const [month, value] = best;
  const name = isWeekly ? `week of ${format.day(parseIsoDay(month) ?? 0)}` : format.month(month);
  return {
    ...claim,
    text:
      total > dated
        ? `Of what is told by ${grainOf(context.cube)}, ${isWeekly ? 'the ' : ''}${name} brought the most revenue, ${format.short(value, 'money')} of ${format.short(total, 'money')} in all`
        : `${isWeekly ? 'The ' : ''}${name} brought the most revenue, ${format.short(value, 'money')} or ${format.short(value / total, 'rate')} of the total`,
    value,
    where: `${isWeekly ? 'week of' : 'month'} ${month}`,
  };
}

/** Revenue that is told without its days, so that no few buyers are. */
function undated({ cube, where }: Context, dated: number): number {
  return cube.withheld === null ? 0 : (total(cube, ['revenue'], where).sums.revenue ?? 0) - dated;
}

function undatedNote(context: Context, dated: number): string[] {
  const rest = undated(context, dated);
  const grain = grainOf(context.cube);
  return rest === 0
    ? []
    : [`${context.format.short(rest, 'money')} is withheld from every ${grain} and not in this chart`];
}
