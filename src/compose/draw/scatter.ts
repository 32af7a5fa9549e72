import * as Plot from '@observablehq/plot';
import type { Unit } from '../../core/measure/measures.ts';
import { plot } from '../canvas.ts';
import { colours } from '../colours.ts';
import type { Drawing } from '../view.ts';
import type { Line } from './bars.ts';

export interface Dot {
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly colour: string;
  /** Named in the chart: the few that its title speaks of. */
  readonly named?: boolean;
}

export interface Axis {
  readonly label: string;
  readonly unit: Unit;
  /** Multiples of ten take equal room: for what differs by more than a hundredfold. */
  readonly log?: boolean;
  readonly lines?: readonly Line[];
}

/** One dot for each, with reference lines along either axis. */
export function scatter(dots: readonly Dot[], x: Axis, y: Axis): Drawing {
  return (canvas, width) => {
    const narrow = width < 500;
    const { format } = canvas;
    const scale = ({ log, label, unit }: Axis, ticks: number): Plot.ScaleOptions => ({
      type: log ? 'log' : 'linear',
      label,
      labelArrow: 'none',
      grid: true,
      ticks,
      nice: true,
      tickFormat: (value: number) => format.tick(value, unit),
    });
    return plot(canvas, width, {
      height: narrow ? 300 : Math.min(460, Math.round(width * 0.5)),
      marginLeft: 58,
      marginRight: 16,
      marginBottom: 42,
      marginTop: 26,
      x: scale(x, narrow ? 3 : 7),
      y: scale(y, 5),
      marks: [
        ...(x.lines ?? []).map(({ value, colour }) =>
          Plot.ruleX([value], { stroke: colour, strokeDasharray: '4 3' }),
        ),
        ...(y.lines ?? []).map(({ value, colour }) =>
          Plot.ruleY([value], { stroke: colour, strokeDasharray: '4 3' }),
        ),
        Plot.dot(dots, { x: 'x', y: 'y', fill: 'colour', fillOpacity: 0.75, r: narrow ? 3 : 4 }),
        Plot.text(
          // Names would run into each other on a phone; the table behind the chart has them.
          narrow ? [] : dots.filter(({ named }) => named),
          { x: 'x', y: 'y', text: 'name', dy: -9, fill: colours.ink, stroke: colours.paper, strokeWidth: 4 },
        ),
        ...(x.lines ?? []).map(({ value, name, colour }) =>
          Plot.text([value], {
            x: (at: number) => at,
            frameAnchor: 'top',
            dy: -12,
            text: () => `${name} ${format.tick(value, x.unit)}`,
            fill: colour,
          }),
        ),
        ...(y.lines ?? []).map(({ value, name, colour }) =>
          Plot.text([value], {
            y: (at: number) => at,
            frameAnchor: 'right',
            text: () => `${name} ${format.tick(value, y.unit)}`,
            dy: -7,
            textAnchor: 'end',
            fill: colour,
            stroke: colours.paper,
            strokeWidth: 4,
          }),
        ),
      ],
    });
  };
}
