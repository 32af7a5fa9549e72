import * as Plot from '@observablehq/plot';
import type { Unit } from '../../core/measure/measures.ts';
import { plot } from '../canvas.ts';
import { colours } from '../colours.ts';
import type { Drawing } from '../view.ts';
import type { Line } from './bars.ts';
import { uncrowded } from './uncrowded.ts';

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

/** What the lines part the dots into, said in each corner. */
export interface Corners {
  readonly topLeft: string;
  readonly topRight: string;
  readonly bottomLeft: string;
  readonly bottomRight: string;
}

/** One dot for each, with reference lines along either axis. */
export function scatter(dots: readonly Dot[], x: Axis, y: Axis, corners?: Corners): Drawing {
  return (canvas, width) => {
    const narrow = width < 500;
    const { format } = canvas;
    const scale = (axis: Axis, values: readonly number[], ticks: number): Plot.ScaleOptions => {
      const { log, label, unit, lines = [] } = axis;
      const all = [...values, ...lines.map(({ value }) => value)];
      return {
        ...(log
          ? { type: 'log', domain: wider(all), ticks: tenfolds(wider(all), ticks) }
          : { type: 'linear', ticks, nice: true }),
        label,
        labelArrow: 'none',
        grid: true,
        tickFormat: (value: number) => format.tick(value, unit),
      };
    };
    // A tick is round by itself; a median is not.
    const nameOf = ({ name, value }: Line, { unit }: Axis) =>
      `${name} ${unit === 'money' ? format.short(value, unit) : format.tick(value, unit)}`;
    const across = x.lines ?? [];
    // Several names over a phone's width would run into each other; the text below the title says them.
    const nameAcross = !narrow || across.length === 1;
    return plot(canvas, width, {
      height: narrow ? 300 : Math.min(460, Math.round(width * 0.5)),
      marginLeft: 58,
      marginRight: 16,
      marginBottom: 42,
      marginTop: 30,
      x: scale(
        x,
        dots.map((dot) => dot.x),
        narrow ? 3 : 7,
      ),
      y: scale(
        y,
        dots.map((dot) => dot.y),
        5,
      ),
      marks: [
        ...across.map(({ value, colour }) => Plot.ruleX([value], { stroke: colour, strokeDasharray: '4 3' })),
        ...(y.lines ?? []).map(({ value, colour }) =>
          Plot.ruleY([value], { stroke: colour, strokeDasharray: '4 3' }),
        ),
        Plot.dot(dots, { x: 'x', y: 'y', fill: 'colour', fillOpacity: 0.75, r: narrow ? 3 : 4 }),
        Plot.text(
          // Names would run into each other on a phone; the table behind the chart has them.
          narrow ? [] : dots.filter(({ named }) => named),
          uncrowded({
            x: 'x',
            y: 'y',
            text: 'name',
            dy: -9,
            fill: colours.ink,
            stroke: colours.paper,
            strokeWidth: 4,
          }),
        ),
        ...across.map((line) =>
          Plot.text(nameAcross ? [line.value] : [], {
            x: (at: number) => at,
            frameAnchor: 'top',
            dy: -12,
            text: () => nameOf(line, x),
            fill: line.colour,
          }),
        ),
        ...(y.lines ?? []).map((line) =>
          Plot.text([line.value], {
            y: (at: number) => at,
            frameAnchor: 'right',
            text: () => nameOf(line, y),
            dy: -7,
            textAnchor: 'end',
            fill: line.colour,
            stroke: colours.paper,
            strokeWidth: 4,
          }),
        ),
        ...(corners ? cornerTexts(corners, narrow) : []),
      ],
    });
  };
}

/** A little more than the values take, so that no dot lies on the frame. */
function wider(values: readonly number[]): [number, number] {
  return [Math.min(...values) / 1.4, Math.max(...values) * 1.4];
}

/** Tenfolds within the domain, with twofolds and fivefolds between them where they are few. */
function tenfolds([least, most]: readonly [number, number], count: number): number[] {
  const steps = Math.log10(most / least) * 3 <= count + 2 ? [1, 2, 5] : [1];
  const from = Math.floor(Math.log10(least));
  const powers = Array.from({ length: Math.ceil(Math.log10(most)) - from + 1 }, (_, at) => from + at);
  return powers
    .flatMap((power) => steps.map((step) => Number(`${step}e${power}`)))
    .filter((tick) => tick >= least && tick <= most);
}

function cornerTexts(corners: Corners, narrow: boolean): Plot.Text[] {
  const corner = (text: string, anchor: 'top-left' | 'top-right' | 'bottom-left' | 'bottom-right') =>
    Plot.text([text], {
      text: () => text,
      frameAnchor: anchor,
      textAnchor: anchor.endsWith('left') ? 'start' : 'end',
      dx: anchor.endsWith('left') ? 6 : -6,
      dy: anchor.startsWith('top') ? 8 : -8,
      fontWeight: 600,
      fontSize: narrow ? 11 : 13,
      fill: colours.ink,
      stroke: colours.paper,
      strokeWidth: 5,
    });
  return [
    corner(corners.topLeft, 'top-left'),
    corner(corners.topRight, 'top-right'),
    corner(corners.bottomLeft, 'bottom-left'),
    corner(corners.bottomRight, 'bottom-right'),
  ];
}
