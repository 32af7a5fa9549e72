import * as Plot from '@observablehq/plot';
import { isoDay, parseIsoDay } from '../../core/calendar.ts';
import { measure, total } from '../../core/measure/measure.ts';
import { ratio } from '../../core/measure/metric.ts';
import { breakEvenRoas } from '../break-even.ts';
import { plot } from '../canvas.ts';
import { defineChart } from '../chart.ts';
import { colours } from '../colours.ts';
import type { Context } from '../context.ts';
import { dailySums, instant, timeAxis, trailingSums } from '../time.ts';
import type { Claim } from '../view.ts';
import { allocationNote, counted, exactCell, periodOf, semicolon, textCell } from '../words.ts';

/** Days that each line looks back on: the week that is asked for, and four, which payout days disturb less. */
const SHORT = 7;
const LONG = 28;

interface Point {
  readonly day: number;
  readonly date: Date;
  readonly short: number | null;
  readonly long: number | null;
}

/** ROAS of the last days, each day: sums over the days divided, not a mean of daily ratios. */
export const dailyRoas = defineChart('daily-roas', (context) => {
  const { format } = context;
  const points = course(context);
  // Fewer days of orders than a line looks back on make no course.
  const defined = points.length < SHORT ? [] : points.filter(({ short }) => short !== null);
  const line = breakEvenRoas(context.cube);
  // A return of 2 and one of a half are equally far from break-even; 0 has no place on such a scale.
  const shownAs = defined.every(({ short }) => (short ?? 0) > 0) ? 'log' : 'linear';
  const ticks = shownAs === 'log' ? logTicks(defined) : linearTicks(defined);
  return {
    title: finding(context, defined, line),
    subtitle: `Attributed revenue ÷ spend of the ${SHORT} days (thin) and ${LONG} days (bold) up to each day, ${periodOf(context)}${semicolon(allocationNote(context, 'day'))}${shownAs === 'log' ? '; log scale' : ''}`,
    alt: `Lines of the ROAS of ${SHORT} and of ${LONG} days over ${counted(context, defined.length, 'day')}, beside break-even at ${format.short(line, 'multiple')}.`,
    footnote: [
      `${counted(context, defined.length, 'day')} with spend in the ${SHORT} days before`,
      ...spendOutside(context, points.at(-1)?.day),
      'tracking_data, payouts',
    ].join(' · '),
    method: 'roas',
    empty: `${notDefined(context)}.`,
    drawing:
      defined.length < 2 || points.length < SHORT
        ? null
        : (canvas, width) =>
            plot(canvas, width, {
              height: width < 500 ? 190 : 240,
              marginLeft: 44,
              marginRight: width < 500 ? 8 : 84,
              x: timeAxis(canvas, points.length, width),
              y: { type: shownAs, zero: shownAs === 'linear', label: null, axis: null },
              marks: [
                Plot.gridY(ticks),
                // As a text of its own: an axis would leave out labels of a logarithmic scale as it sees fit.
                Plot.axisY(ticks, { text: (value: number) => format.tick(value, 'multiple'), tickSize: 0 }),
                Plot.lineY(points, { x: 'date', y: 'short', stroke: colours.quiet, strokeWidth: 1 }),
                Plot.lineY(points, { x: 'date', y: 'long', stroke: colours.ink, strokeWidth: 2 }),
                Plot.ruleY([line], { stroke: colours.loss, strokeDasharray: '4 3' }),
                Plot.text([points.at(-1)], {
                  x: 'date',
                  y: () => line,
                  text: () => (width < 500 ? 'break-even' : `break-even\n${format.tick(line, 'multiple')}`),
                  textAnchor: width < 500 ? 'end' : 'start',
                  dx: width < 500 ? 0 : 6,
                  dy: width < 500 ? -8 : 0,
                  fill: colours.loss,
                  stroke: 'var(--paper)',
                  strokeWidth: 4,
                }),
              ],
            }),
    table: {
      caption: `ROAS of ${SHORT} and of ${LONG} days`,
      columns: [
        { id: 'day', label: 'Day', unit: 'day' },
        { id: 'short', label: `ROAS of ${SHORT} days`, unit: 'multiple' },
        { id: 'long', label: `ROAS of ${LONG} days`, unit: 'multiple' },
      ],
      rows: points.map(({ day, short, long }) => [
        textCell(isoDay(day)),
        exactCell(context, short, 'multiple'),
        exactCell(context, long, 'multiple'),
      ]),
      empty: 'No days.',
    },
  };
});

/** 1, 2, 5 and their tenfolds, as far as the course goes. */
function logTicks(defined: readonly Point[]): number[] {
  const values = defined.map(({ short }) => short ?? 0);
  const [least, most] = [Math.min(1, ...values), Math.max(1, ...values)];
  return [0.001, 0.01, 0.1, 1, 10, 100, 1000]
    .flatMap((power) => [power, 2 * power, 5 * power])
    .filter((tick) => tick >= least && tick <= most);
}

function linearTicks(defined: readonly Point[]): number[] {
  const most = Math.max(1, ...defined.map(({ short }) => short ?? 0));
  const step = [0.25, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500].find((size) => most / size <= 5) ?? 1000;
  return Array.from({ length: Math.floor(most / step) + 1 }, (_, i) => i * step);
}

/** Spend that is in no point of the lines: without a date, or dated after the last order. */
function spendOutside({ cube, where, format }: Context, last: number | undefined): string[] {
  const whole = total(cube, ['spend'], where).sums.spend ?? 0;
  const rows = measure(cube, { by: ['day'], figures: ['spend'], where });
  const sum = (of: typeof rows) => of.reduce((spend, { sums }) => spend + (sums.spend ?? 0), 0);
  const undated = sum(rows.filter(({ at }) => at.day === null));
  const late = sum(rows.filter(({ at }) => last !== undefined && (parseIsoDay(at.day ?? '') ?? 0) > last));
  const say = (spend: number, why: string) =>
    spend === 0
      ? []
      : [
          `${format.short(spend, 'money')} of spend (${format.short(spend / whole, 'rate')}) ${why} and is not in this chart`,
        ];
  return [...say(undated, 'has no date'), ...say(late, 'is dated after the last order')];
}

function course({ cube, where }: Context): Point[] {
  const sums = dailySums(cube, ['revenue', 'spend'], where);
  const sold = sums.of('revenue') ?? [];
  const roasOf = (span: number) => {
    const revenue = trailingSums(sold, span);
    const spend = trailingSums(sums.of('spend') ?? [], span);
    return revenue.map((sum, i) => ratio(sum, spend[i] ?? null));
  };
  const [short, long] = [roasOf(SHORT), roasOf(LONG)];
  // Payouts may be dated after the last order: days without any revenue to come would show a fall that is none.
  const last = sold.findLastIndex((revenue) => revenue > 0);
  const first = sold.findIndex((revenue) => revenue > 0);
  return sums.days
    .map((day, i) => ({ day, date: instant(day), short: short[i] ?? null, long: long[i] ?? null }))
    .slice(Math.max(0, first), last + 1);
}

function finding(context: Context, defined: readonly Point[], line: number): Claim {
  const above = defined.filter(({ short }) => (short ?? 0) > line).length;
  const claim = { metric: 'roas', n: defined.length, where: '' } as const;
  if (defined.length === 0) return { ...claim, value: null, text: notDefined(context) };
  const text =
    above === defined.length
      ? `Weekly ROAS stood above break-even, ${context.format.short(line, 'multiple')}, throughout`
      : above === 0
        ? `Weekly ROAS never rose above break-even, ${context.format.short(line, 'multiple')}`
        : `Weekly ROAS stood above break-even on ${context.format.exact(above, 'count')} of ${counted(context, defined.length, 'day')}`;
  return { ...claim, value: above / defined.length, text };
}

/** Why there is no course: no spend, no revenue, or too few days of both. */
function notDefined({ cube, where, format }: Context): string {
  const start = 'ROAS over time is not defined: ';
  const { spend, revenue } = total(cube, ['spend', 'revenue'], where).sums;
  if ((spend ?? 0) === 0) return `${start}there is no spend`;
  if ((revenue ?? 0) === 0) return `${start}no revenue was tracked`;
  const sold = dailySums(cube, ['revenue'], where).of('revenue') ?? [];
  const days = sold.findLastIndex((amount) => amount > 0) - sold.findIndex((amount) => amount > 0) + 1;
  return days < SHORT
    ? `${start}it needs ${SHORT} days of orders, has ${format.exact(days, 'count')}`
    : `${start}no spend has a date among the days of orders`;
}
