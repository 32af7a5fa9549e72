/** How much each past day was told otherwise. */
import * as Plot from '@observablehq/plot';
import { isoDay } from '../../core/calendar.ts';
import type { Restated } from '../../core/compare/restated.ts';
import { grainOf } from '../../core/measure/carries.ts';
import { plot } from '../canvas.ts';
import { signed } from '../change.ts';
import { colours } from '../colours.ts';
import { steppedArea } from '../draw/stepped-area.ts';
import { closedSteps, instant, timeAxis } from '../time.ts';
import { inSteps, stepFor } from '../time-steps.ts';
import type { ChartBlock } from '../view.ts';
import { counted, exactCell, textCell } from '../words.ts';
import type { Compared } from './compared.ts';
import { restatedClaim } from './day-changes.ts';

const LEAST = 30;

/** Nothing where attributed revenue stayed what it was, or the drops share one day alone. */
export function restatedChart(compared: Compared, found: Restated): ChartBlock[] {
  const { now, thenDay, nowDay } = compared;
  const { format } = now;
  const { span, days } = found;
  if (span === null || days.length === 0 || span.from === span.to) return [];
  // From the first day that changed on, and not less than a month.
  const from = Math.max(span.from, Math.min(days[0]?.at ?? span.to, span.to - LEAST));
  const changes = new Map(days.map(({ at, before, after }) => [at, after.revenue - before.revenue]));
  const points = Array.from({ length: span.to - from + 1 }, (_, at) => {
    const day = from + at;
    return { day, date: instant(day), change: changes.get(day) ?? 0 };
  });
  const step = stepFor(points.length, grainOf(now.cube));
  const stretches = inSteps(points, step).map(({ day, date, days: own }) => ({
    day,
    date,
    change: own.reduce((sum, point) => sum + point.change, 0),
  }));
  const restatedOnes = stretches.filter(({ change }) => change !== 0);
  if (restatedOnes.length === 0) return [];
  return [
    {
      kind: 'chart',
      id: 'restated',
      title: restatedClaim(compared, found),
      subtitle: `Attributed revenue by ${step}: drop of ${nowDay} less that of ${thenDay}, ${format.period(from, span.to)}`,
      alt: `The change of attributed revenue for each of ${counted(now, stretches.length, step)}; ${format.exact(restatedOnes.length, 'count')} of them changed.`,
      footnote: `${counted(now, days.length, 'restated day')} · tracking_data of both drops`,
      method: 'revenue',
      empty: 'No day was restated.',
      drawing: (canvas, width) => {
        const closed = closedSteps(stretches, span.to);
        const area = (name: 'gain' | 'loss') =>
          steppedArea(closed, ({ change }) => (name === 'gain' ? Math.max(0, change) : Math.min(0, change)), {
            fill: colours[name],
          });
        return plot(canvas, width, {
          height: width < 500 ? 160 : 200,
          marginLeft: 64,
          marginRight: 8,
          x: timeAxis(canvas, width, closed),
          y: {
            label: null,
            grid: true,
            ticks: 4,
            tickFormat: (value: number) => signed(value, format.tick(Math.abs(value), 'money')),
          },
          marks: [area('gain'), area('loss'), Plot.ruleY([0], { stroke: colours.faint })],
        });
      },
      table: {
        caption: `Change of attributed revenue by ${step}`,
        columns: [
          { id: 'day', label: step === 'day' ? 'Day' : `First day of the ${step}`, unit: 'day' },
          { id: 'change', label: 'Change', unit: 'money' },
        ],
        rows: restatedOnes.map(({ day, change }) => [textCell(isoDay(day)), exactCell(now, change, 'money')]),
        empty: 'No day was restated.',
      },
    },
  ];
}
