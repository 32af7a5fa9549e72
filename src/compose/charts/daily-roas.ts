import * as Plot from '@observablehq/plot';
import { isoDay } from '../../core/calendar.ts';
import { ratio } from '../../core/measure/metric.ts';
import { breakEvenRoas } from '../break-even.ts';
import { plot } from '../canvas.ts';
import { defineChart } from '../chart.ts';
import { colours } from '../colours.ts';
import { dailySums, instant, timeAxis, trailingSums } from '../time.ts';
import { allocationNote, counted, exactCell, periodOf, textCell } from '../words.ts';

const SPAN = 7;

/** ROAS of the last seven days, each day: sums over the days divided, not a mean of daily ratios. */
export const dailyRoas = defineChart('daily-roas', (context) => {
  const { cube, where, format } = context;
  const sums = dailySums(cube, ['revenue', 'spend'], where);
  const revenue = trailingSums(sums.of('revenue') ?? [], SPAN);
  const spend = trailingSums(sums.of('spend') ?? [], SPAN);
  const points = sums.days.map((day, i) => ({
    day,
    date: instant(day),
    roas: ratio(revenue[i] ?? null, spend[i] ?? null),
  }));
  const defined = points.filter(({ roas }) => roas !== null);
  const line = breakEvenRoas(cube);
  const above = defined.filter(({ roas }) => (roas ?? 0) > line).length;
  return {
    title: {
      text:
        defined.length === 0
          ? 'ROAS over time is not defined: no week has spend'
          : above === defined.length
            ? `Weekly ROAS stood above break-even, ${format.short(line, 'multiple')}, throughout`
            : `Weekly ROAS stood above break-even on ${format.exact(above, 'count')} of ${counted(context, defined.length, 'day')}`,
      metric: 'roas',
      value: defined.length === 0 ? null : above / defined.length,
      n: defined.length,
      where: '',
    },
    subtitle: `Attributed revenue ÷ spend of the ${SPAN} days up to each day, ${periodOf(context)}; ${allocationNote(context)}`,
    alt: `A line of the ROAS of ${SPAN} days for ${counted(context, defined.length, 'day')}, beside break-even at ${format.short(line, 'multiple')}.`,
    footnote: `${counted(context, defined.length, 'day')} with spend in the ${SPAN} days before · tracking_data, payouts`,
    method: 'roas',
    empty: 'Spend or revenue is not dated in this drop, so there is no course to draw.',
    drawing:
      defined.length < 2
        ? null
        : (canvas, width) =>
            plot(canvas, width, {
              height: width < 500 ? 180 : 220,
              marginLeft: 52,
              marginRight: 8,
              x: timeAxis(canvas, points.length, width),
              y: {
                label: null,
                grid: true,
                ticks: 4,
                zero: true,
                tickFormat: (value: number) => format.tick(value, 'multiple'),
              },
              marks: [
                Plot.ruleY([line], { stroke: colours.loss, strokeDasharray: '4 3' }),
                Plot.text([{ date: points[0]?.date, line }], {
                  x: 'date',
                  y: 'line',
                  text: () => `break-even ${format.short(line, 'multiple')}`,
                  textAnchor: 'start',
                  dy: -7,
                  fill: colours.loss,
                }),
                Plot.lineY(points, { x: 'date', y: 'roas', stroke: colours.ink, strokeWidth: 1.75 }),
              ],
            }),
    table: {
      caption: `ROAS of ${SPAN} days`,
      columns: [
        { id: 'day', label: 'Day', unit: 'day' },
        { id: 'roas', label: `ROAS of ${SPAN} days`, unit: 'multiple' },
      ],
      rows: points.map(({ day, roas }) => [textCell(isoDay(day)), exactCell(context, roas, 'multiple')]),
      empty: 'No days.',
    },
  };
});
