/** ROAS, or ROI, of the last days, each day: sums over the days divided, not a mean of daily ratios. */
import * as Plot from '@observablehq/plot';
import { isoDay } from '../../../core/calendar.ts';
import { carries, grainOf, stepName } from '../../../core/measure/carries.ts';
import { figureLabel, figureUnit } from '../../../core/measure/figures.ts';
import { measure, total } from '../../../core/measure/measure.ts';
import { ratio } from '../../../core/measure/metric.ts';
import { breakEvenRoas } from '../../break-even.ts';
import { plot } from '../../canvas.ts';
import { dashedNote } from '../../change.ts';
import { type Chart, defineChart } from '../../chart.ts';
import { colours } from '../../colours.ts';
import type { Context } from '../../context.ts';
import { evenTicks } from '../../draw/ticks.ts';
import { csvOf } from '../../take-away.ts';
import { courseOfSums, instant, timeAxis, trailingSums } from '../../time.ts';
import { thinned } from '../../time-steps.ts';
import type { Claim, Drawing } from '../../view.ts';
import { allocationNote, counted, exactCell, periodOf, semicolon, textCell } from '../../words.ts';

type Figure = 'roas' | 'roi';

/** Days that each line looks back on: the week that is asked for, and four, which payout days disturb less. */
const SHORT = 7;
const LONG = 28;

interface Point {
  readonly day: number;
  readonly date: Date;
  /** ROAS of the day itself, and of the days up to it; `null` without spend in them. */
  readonly own: number | null;
  readonly short: number | null;
  readonly long: number | null;
}

export function dailyReturn(figure: Figure): Chart {
  return defineChart(`daily-${figure}`, (context) => {
    const { format } = context;
    const points = course(context);
    // Fewer days of orders than a line looks back on make no course.
    const grain = grainOf(context.cube);
    const least = grain === 'day' ? SHORT : 2;
    const defined = points.length < least ? [] : points.filter(({ short }) => short !== null);
    const line = breakEvenRoas(context.cube);
    const shown = (roas: number | null) => shownAs(context, figure, roas);
    const unit = figureUnit(figure);
    const label = figureLabel(figure);
    const formula = figure === 'roas' ? 'Attributed revenue ÷ spend' : '(Return − spend) ÷ spend';
    const even = format.short(shown(line), unit);
    const other = courseBeside(context);
    // One point is no course.
    const isDrawn = defined.length >= 2;
    const isLog = isDrawn && scaleOf(drawnIn(defined, other), line) !== 'linear';
    return {
      title: finding(context, figure, defined, points.length, line),
      subtitle: `${formula} ${grain === 'day' ? `of the ${SHORT} days (thin) and ${LONG} days (bold) up to each day` : `of each ${grain}`}, ${periodOf(context)}${semicolon(allocationNote(context, 'day'))}${isLog ? '; log scale' : ''}${dashedNote(context, other)}`,
      alt: `${grain === 'day' ? `Lines of the ${label} of ${SHORT} and of ${LONG} days` : `A line of the ${label}`} over ${counted(context, defined.length, grain)}, beside break-even at ${even}.`,
      footnote: [
        `${counted(context, defined.length, grain)} with spend${grain === 'day' ? ` in the ${SHORT} days before` : ''}`,
        ...spendOutside(context, points.at(-1)?.day),
        'tracking_data, payouts',
      ].join(' · '),
      method: figure,
      needs: { measures: ['spend'], dated: true },
      empty: `${notDefined(context, figure, defined.length)}.`,
      drawing: isDrawn ? drawing(context, figure, points, defined, other) : null,
      table: {
        caption: grain === 'day' ? `${label} of ${SHORT} and of ${LONG} days` : `${label} by ${grain}`,
        columns: [
          { id: 'day', label: grain === 'day' ? 'Day' : `First day of the ${grain}`, unit: 'day' },
          { id: 'own', label: `${label} of the ${grain}`, unit },
          ...(grain === 'day'
            ? [
                { id: 'short', label: `${label} of ${SHORT} days`, unit },
                { id: 'long', label: `${label} of ${LONG} days`, unit },
              ]
            : []),
        ],
        rows: points.map(({ day, own, short, long }) => [
          textCell(isoDay(day)),
          exactCell(context, shown(own), unit),
          ...(grain === 'day' ? [short, long].map((roas) => exactCell(context, shown(roas), unit)) : []),
        ]),
        empty: 'No days.',
        ...(carries(context.cube, 'day') ? csvOf(context, 'daily') : {}),
      },
    };
  });
}

/** The figure of a ROAS: itself, or its ROI, which is (margin × revenue − spend) ÷ spend = ROAS ÷ break-even − 1. */
function shownAs({ cube }: Context, figure: Figure, roas: number | null): number | null {
  if (roas === null) return null;
  return figure === 'roas' ? roas : roas / breakEvenRoas(cube) - 1;
}

/** A return of 2 and one of a half are equally far from break-even; 0 has no place on such a scale. */
function drawing(
  context: Context,
  figure: Figure,
  points: readonly Point[],
  defined: readonly Point[],
  other: readonly Point[],
): Drawing {
  const values = drawnIn(defined, other);
  const line = breakEvenRoas(context.cube);
  const scale = scaleOf(values, line);
  // In steps of what is shown: of ROAS itself, or of how many times break-even is, where ROI is even.
  const step = figure === 'roas' ? 1 : line;
  const ticks = {
    log: () => logTicks([line, ...values], step),
    symlog: () => [0, ...tenfolds(Math.max(...values), step)],
    linear: () => evenTicks(Math.max(1, ...values), 5),
  }[scale]();
  const unit = figureUnit(figure);
  // Drawn at its ROAS, and named by what is shown: the two differ by a factor and a shift alone.
  const words = (format: Context['format'], roas: number) =>
    format.tick(shownAs(context, figure, roas) ?? 0, unit);
  return (canvas, width) => {
    const { format } = canvas;
    const narrow = width < 500;
    const even = words(format, line);
    const drawn = thinned(points, width);
    return plot(canvas, width, {
      height: narrow ? 190 : 240,
      marginLeft: Math.max(0, ...ticks.map((value) => words(format, value).length)) * 6.6 + 14,
      marginRight: narrow ? 8 : 16 + `break-even ${even}`.length * 6.4,
      x: timeAxis(canvas, (points.at(-1)?.day ?? 0) - (points[0]?.day ?? 0) + 1, width),
      y: {
        type: scale,
        zero: scale !== 'log',
        label: null,
        axis: null,
        ...(scale === 'symlog' && { constant: line }),
      },
      marks: [
        Plot.gridY(ticks),
        // As a text of its own: an axis would leave out labels of a logarithmic scale as it sees fit.
        Plot.axisY(ticks, { text: (value: number) => words(format, value), tickSize: 0 }),
        Plot.lineY(drawn, { x: 'date', y: 'short', stroke: colours.quiet, strokeWidth: 1 }),
        Plot.lineY(other, {
          x: 'date',
          y: 'long',
          stroke: colours.quiet,
          strokeWidth: 2,
          strokeDasharray: '4 3',
        }),
        Plot.lineY(drawn, { x: 'date', y: 'long', stroke: colours.ink, strokeWidth: 2 }),
        Plot.ruleY([line], { stroke: colours.loss, strokeDasharray: '4 3' }),
        Plot.text([points.at(-1)], {
          x: 'date',
          y: () => line,
          text: () => (narrow ? 'break-even' : `break-even ${even}`),
          textAnchor: narrow ? 'end' : 'start',
          dx: narrow ? 0 : 6,
          dy: narrow ? -8 : 0,
          fill: colours.loss,
          stroke: colours.paper,
          strokeWidth: 4,
        }),
      ],
    });
  };
}

/**
 * By tenfolds, where no value is 0. Where one is, and others are many times break-even: evenly up to break-even
 * and by tenfolds beyond, so that a few days with next to no spend don't press all others flat.
 */
function scaleOf(values: readonly number[], line: number): 'log' | 'symlog' | 'linear' {
  if (values.every((value) => value > 0)) return 'log';
  return Math.min(...values) >= 0 && Math.max(...values) > 20 * line ? 'symlog' : 'linear';
}

/** Every ROAS that is drawn: the weekly ones, and the long course of what stands beside. */
function drawnIn(defined: readonly Point[], other: readonly Point[]): number[] {
  return [...defined.map(({ short }) => short ?? 0), ...other.map(({ long }) => long ?? 0)];
}

/** A step and its tenfolds, as far as the course goes. */
function tenfolds(most: number, step: number): number[] {
  const ticks: number[] = [];
  for (let tick = step; tick <= most; tick *= 10) ticks.push(tick);
  return ticks;
}

/** 1, 2, 5 and their tenfolds of a step, as far as the course goes. */
function logTicks(values: readonly number[], step: number): number[] {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return [0.001, 0.01, 0.1, 1, 10, 100, 1000]
    .flatMap((power) => [power, 2 * power, 5 * power])
    .map((times) => times * step)
    .filter((tick) => tick >= least && tick <= most);
}

/** Spend that is in no point of the lines: without a date, or dated after the last order. */
function spendOutside({ cube, where, format }: Context, last: number | undefined): string[] {
  const whole = total(cube, ['spend'], where).sums.spend ?? 0;
  const grain = grainOf(cube);
  const by = grain === 'none' ? 'day' : grain;
  const rows = measure(cube, { by: [by], figures: ['spend'], where });
  const sum = (of: typeof rows) => of.reduce((spend, { sums }) => spend + (sums.spend ?? 0), 0);
  const undated = sum(rows.filter(({ at }) => (at[by] ?? null) === null));
  const late = sum(rows.filter(({ at }) => last !== undefined && (at[by] ?? '') > stepName(by, last)));
  const say = (spend: number, why: string) =>
    spend === 0
      ? []
      : [
          `${format.short(spend, 'money')} of spend (${format.short(spend / whole, 'rate')}) ${why} and is not in this chart`,
        ];
  return [...say(undated, 'has no date'), ...say(late, 'is dated after the last order')];
}

/** The course of what stands beside, laid upon the days of the selection. */
function courseBeside(context: Context): Point[] {
  const { beside } = context;
  if (beside === null || beside.isWhole) return [];
  return course({ ...context, where: beside.where }).flatMap((point) =>
    point.long === null ? [] : [{ ...point, date: instant(point.day + beside.shift) }],
  );
}

function course({ cube, where }: Context): Point[] {
  const sums = courseOfSums(cube, ['revenue', 'spend'], where);
  const sold = sums.of('revenue') ?? [];
  const spent = sums.of('spend') ?? [];
  const roasOf = (span: number) => {
    const spend = trailingSums(spent, span);
    return trailingSums(sold, span).map((sum, i) => ratio(sum, spend[i] ?? null));
  };
  const isDaily = grainOf(cube) === 'day';
  const [short, long] = [roasOf(isDaily ? SHORT : 1), roasOf(isDaily ? LONG : 1)];
  // Payouts may be dated after the last order: days without any revenue to come would show a fall that is none.
  const last = sold.findLastIndex((revenue) => revenue > 0);
  const first = sold.findIndex((revenue) => revenue > 0);
  return sums.days
    .map((day, i) => ({
      day,
      date: instant(day),
      own: ratio(sold[i] ?? 0, spent[i] ?? 0),
      short: short[i] ?? null,
      long: long[i] ?? null,
    }))
    .slice(Math.max(0, first), last + 1);
}

/** `all` are the days of the course, with a figure or without. */
function finding(
  context: Context,
  figure: Figure,
  defined: readonly Point[],
  all: number,
  line: number,
): Claim {
  const { format } = context;
  const above = defined.filter(({ short }) => (short ?? 0) > line).length;
  const claim = { metric: figure, as: 'share', n: defined.length, where: '' } as const;
  if (defined.length < 2) return { ...claim, value: null, text: notDefined(context, figure, defined.length) };
  const grain = grainOf(context.cube);
  const label = grain === 'month' ? `Monthly ${figureLabel(figure)}` : `Weekly ${figureLabel(figure)}`;
  const even = format.short(shownAs(context, figure, line), figureUnit(figure));
  const days = counted(context, defined.length, grain);
  // Payouts on few days say nothing of the others, on which nothing was spent.
  const few =
    defined.length < all ? `${days} with spend${grain === 'day' ? ' in the week before' : ''}` : null;
  const text =
    above === defined.length
      ? `${label} stood above break-even, ${even}, ${few === null ? 'throughout' : `on all of ${few}`}`
      : above === 0
        ? few === null
          ? `${label} never rose above break-even, ${even}`
          : `${label} stood above break-even, ${even}, on none of ${few}`
        : `${label} stood above break-even on ${format.exact(above, 'count')} of ${days}`;
  return { ...claim, value: above / defined.length, text };
}

/** Why there is no course: no spend, no revenue, or too few days of both; `defined` have a figure. */
function notDefined(context: Context, figure: Figure, defined: number): string {
  const { cube, where, format } = context;
  const start = `${figureLabel(figure)} over time is not defined: `;
  const { spend, revenue } = total(cube, ['spend', 'revenue'], where).sums;
  if ((spend ?? 0) === 0) return `${start}there is no spend`;
  if ((revenue ?? 0) === 0) return `${start}no revenue was tracked`;
  const grain = grainOf(cube);
  if (defined === 1)
    return `${start}it needs 2 ${grain === 'day' ? 'days' : `${grain}s`} with spend${grain === 'day' ? ' in the week before' : ''}, has 1`;
  const sold = courseOfSums(cube, ['revenue'], where).of('revenue') ?? [];
  const days = sold.findLastIndex((amount) => amount > 0) - sold.findIndex((amount) => amount > 0) + 1;
  return days < SHORT
    ? `${start}it needs ${SHORT} days of orders, has ${format.exact(days, 'count')}`
    : `${start}no spend has a date among the days of orders`;
}
