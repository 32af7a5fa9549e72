/** ROAS, or ROI, of the last days, each day: sums over the days divided, not a mean of daily ratios. */
import * as Plot from '@observablehq/plot';
import { isoDay } from '../../../core/calendar.ts';
import { carries, grainOf, stepName } from '../../../core/measure/carries.ts';
import { figureLabel, figureUnit } from '../../../core/measure/figures.ts';
import { measure, total } from '../../../core/measure/measure.ts';
import { breakEvenRoas } from '../../break-even.ts';
import { plot } from '../../canvas.ts';
import { dashedNote } from '../../change.ts';
import { type Chart, defineChart } from '../../chart.ts';
import { colours } from '../../colours.ts';
import type { Context } from '../../context.ts';
import { extent } from '../../draw/extent.ts';
import { type ReturnScale, returnScale } from '../../draw/return-scale.ts';
import { LONG, type ReturnPoint, returnCourse, returnCourseBeside, SHORT } from '../../return-course.ts';
import { csvOf } from '../../take-away.ts';
import { courseOfSums, timeAxis } from '../../time.ts';
import { thinned } from '../../time-steps.ts';
import type { Claim, Drawing } from '../../view.ts';
import { allocationNote, counted, exactCell, periodOf, semicolon, textCell } from '../../words.ts';

type Figure = 'roas' | 'roi';

export function dailyReturn(figure: Figure): Chart {
  return defineChart(`daily-${figure}`, (context) => {
    const { format } = context;
    const points = returnCourse(context);
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
    const other = returnCourseBeside(context);
    // One point is no course.
    const isDrawn = defined.length >= 2;
    // Labels in steps of what is shown: of ROAS itself, or of how many times break-even is, where ROI is even.
    const scale = isDrawn ? returnScale(drawnIn(defined, other), line, figure === 'roas' ? 1 : line) : null;
    return {
      title: finding(context, figure, defined, points.length, line),
      subtitle: `${formula} ${grain === 'day' ? `of the ${SHORT} days (thin) and ${LONG} days (bold) up to each day` : `of each ${grain}`}, ${periodOf(context)}${semicolon(allocationNote(context, 'day'))}${scale === null || scale.type === 'linear' ? '' : '; log scale'}${dashedNote(context, other)}`,
      alt: `${grain === 'day' ? `Lines of the ${label} of ${SHORT} and of ${LONG} days` : `A line of the ${label}`} over ${counted(context, defined.length, grain)}, beside break-even at ${even}.`,
      footnote: [
        `${counted(context, defined.length, grain)} with spend${grain === 'day' ? ` in the ${SHORT} days before` : ''}`,
        ...spendOutside(context, points.at(-1)?.day),
        'tracking_data, payouts',
      ].join(' · '),
      method: figure,
      needs: { measures: ['spend'], dated: true },
      empty: `${notDefined(context, figure, defined.length)}.`,
      drawing: scale && drawing(context, figure, points, other, scale),
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
  points: readonly ReturnPoint[],
  other: readonly ReturnPoint[],
  { type, ticks }: ReturnScale,
): Drawing {
  const line = breakEvenRoas(context.cube);
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
      x: timeAxis(canvas, width, points, other),
      y: {
        type,
        domain: extent([
          ...(type === 'log' ? [] : [0]),
          ...ticks,
          line,
          ...drawn.flatMap(({ short, long }) => [short, long]),
          ...other.map(({ long }) => long),
        ]),
        label: null,
        axis: null,
        ...(type === 'symlog' && { constant: line }),
      },
      marks: [
        Plot.gridY(ticks),
        // As a text of its own: an axis would leave out labels of a logarithmic scale as it sees fit.
        Plot.axisY(ticks, { text: (value: number) => words(format, value), tickSize: 0 }),
        Plot.lineY(drawn, { x: 'date', y: 'short', stroke: colours.quiet, strokeWidth: 1 }),
        other.length === 0
          ? null
          : Plot.lineY(other, {
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

/** Every ROAS that is drawn: the weekly ones, and the long course of what stands beside. */
function drawnIn(defined: readonly ReturnPoint[], other: readonly ReturnPoint[]): number[] {
  return [...defined.map(({ short }) => short ?? 0), ...other.map(({ long }) => long ?? 0)];
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

/** `all` are the days of the course, with a figure or without. */
function finding(
  context: Context,
  figure: Figure,
  defined: readonly ReturnPoint[],
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
  if (revenue === null) return `${start}revenue is not recorded along what is selected`;
  if (revenue === 0) return `${start}no revenue was tracked`;
  const grain = grainOf(cube);
  if (defined === 1)
    return `${start}it needs 2 ${grain === 'day' ? 'days' : `${grain}s`} with spend${grain === 'day' ? ' in the week before' : ''}, has 1`;
  const sold = courseOfSums(cube, ['revenue'], where).of('revenue') ?? [];
  const days = sold.findLastIndex((amount) => amount > 0) - sold.findIndex((amount) => amount > 0) + 1;
  return days < SHORT
    ? `${start}it needs ${SHORT} days of orders, has ${format.exact(days, 'count')}`
    : `${start}no spend has a date among the days of orders`;
}
