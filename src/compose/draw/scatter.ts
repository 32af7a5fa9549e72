import * as Plot from '@observablehq/plot';
import type { Formatter } from '../../core/format/formatter.ts';
import type { Unit } from '../../core/measure/measures.ts';
import { cut, plot } from '../canvas.ts';
import { colours } from '../colours.ts';
import type { Drawing } from '../view.ts';
import type { Line } from './bars.ts';
import { dots } from './dots.ts';
import { legend } from './legend.ts';
import { evenTicks } from './ticks.ts';
import { uncrowded } from './uncrowded.ts';

export interface Dot {
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly colour: string;
  /** What its colour stands for, such as a platform. */
  readonly group: string;
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
export function scatter(points: readonly Dot[], x: Axis, y: Axis, corners?: Corners): Drawing {
  return (canvas, width) => {
    const narrow = width < 500;
    const { format } = canvas;
    const named = legend(points, width - 74);
    const across = scaleOf(
      x,
      points.map((dot) => dot.x),
      narrow ? 3 : 7,
    );
    const up = scaleOf(
      y,
      points.map((dot) => dot.y),
      5,
      HEADROOM,
    );
    const acrossLines = x.lines ?? [];
    // Several names over a phone's width would run into each other; the subtitle says what they are.
    const nameAcross = !narrow || acrossLines.length === 1;
    const height = (narrow ? 290 : Math.min(460, Math.round(width * 0.5))) + named.height;
    return plot(canvas, width, {
      height,
      marginLeft: 58,
      marginRight: 16,
      marginBottom: 42 + named.height,
      marginTop: 30,
      x: { ...across.options, axis: null },
      y: { ...up.options, axis: null },
      marks: [
        Plot.gridX(across.ticks),
        Plot.gridY(up.ticks),
        // As texts of their own: an axis would leave out labels of a logarithmic scale as it sees fit.
        Plot.axisX(across.ticks, {
          text: (value: number) => format.tick(value, x.unit),
          label: x.label,
          labelArrow: 'none',
          labelOffset: 38,
        }),
        Plot.axisY(up.ticks, {
          text: (value: number) => format.tick(value, y.unit),
          label: y.label,
          labelArrow: 'none',
        }),
        ...acrossLines.map(({ value, colour }) =>
          Plot.ruleX([value], { stroke: colour, strokeDasharray: '4 3' }),
        ),
        ...(y.lines ?? []).map(({ value, colour }) =>
          Plot.ruleY([value], { stroke: colour, strokeDasharray: '4 3' }),
        ),
        dots(points, { x: 'x', y: 'y', fill: 'colour', opacity: 0.75, r: narrow ? 3 : 4 }),
        // Names would run into each other on a phone; the table behind the chart has them.
        ...(narrow
          ? []
          : namesOf(points, across, up, { width: width - 74, height: height - 72 - named.height })),
        Plot.text(
          nameAcross ? acrossLines : [],
          uncrowded({
            x: 'value',
            frameAnchor: 'top',
            dy: -12,
            text: (line: Line) => (acrossLines.length === 1 ? nameOf(line, x, format) : line.name),
            fill: 'colour',
          }),
        ),
        ...(y.lines ?? []).map((line) =>
          Plot.text([line.value], {
            y: (at: number) => at,
            frameAnchor: 'right',
            text: () => nameOf(line, y, format),
            dy: -7,
            textAnchor: 'end',
            fill: line.colour,
            stroke: colours.paper,
            strokeWidth: 4,
          }),
        ),
        ...(corners ? cornerTexts(corners, narrow) : []),
        ...named.marks,
      ],
    });
  };
}

/** Above the highest dot there is room for its name. */
const HEADROOM = 1.06;
/** Width of a letter and height of a line, about. */
const LETTER = 6.9;
const LINE = 15;
/** Room that one name may take. */
const MOST_OF_A_NAME = 220;

/** The names of the few dots that have one, within the frame and none over another. */
function namesOf(
  points: readonly Dot[],
  across: Scaled,
  up: Scaled,
  frame: { readonly width: number; readonly height: number },
): Plot.Text[] {
  const placed: { readonly dot: Dot; readonly dx: number; readonly left: number; readonly top: number }[] =
    [];
  for (const point of points.filter(({ named }) => named)) {
    const dot = { ...point, name: cut(point.name, MOST_OF_A_NAME) };
    const room = [...dot.name].length * LETTER;
    const centre = shareOf(dot.x, across) * frame.width;
    // Near an edge it is moved inwards, so that it stays beside its dot and off the axis.
    const left = Math.max(0, Math.min(frame.width - room, centre - room / 2));
    const top = (1 - shareOf(dot.y, up)) * frame.height;
    const crowded = placed.some(
      (other) =>
        left < other.left + [...other.dot.name].length * LETTER &&
        other.left < left + room &&
        Math.abs(other.top - top) < LINE,
    );
    if (!crowded) placed.push({ dot, dx: left + room / 2 - centre, left, top });
  }
  return placed.map(({ dot, dx }) =>
    Plot.text([dot], {
      x: 'x',
      y: 'y',
      text: 'name',
      dx,
      dy: -9,
      fill: colours.ink,
      stroke: colours.paper,
      strokeWidth: 4,
    }),
  );
}

/** Where a value lies on its scale: 0 at its beginning, 1 at its end. */
function shareOf(value: number, { options: { type, domain } }: Scaled): number {
  const [from, to, at] = [...domain, value].map((one) => (type === 'log' ? Math.log(one) : one)) as [
    number,
    number,
    number,
  ];
  return (at - from) / (to - from || 1);
}

/** A tick is round by itself; a median is not. */
function nameOf({ name, value }: Line, { unit }: Axis, format: Formatter): string {
  return `${name} ${unit === 'money' ? format.short(value, unit) : format.tick(value, unit)}`;
}

interface Scaled {
  readonly options: Plot.ScaleOptions & { readonly domain: readonly [number, number] };
  readonly ticks: readonly number[];
}

function scaleOf({ log, lines = [] }: Axis, values: readonly number[], count: number, room = 1): Scaled {
  const all = [...values, ...lines.map(({ value }) => value)];
  if (log) {
    // A little more than the values take, so that no dot lies on the frame.
    const domain = [Math.min(...all) / 1.4, Math.max(...all) * 1.4] as const;
    return { options: { type: 'log', domain }, ticks: tenfolds(domain, count) };
  }
  const ticks = evenTicks(Math.max(...all), count);
  const step = ticks[1] ?? Math.max(...all, 1);
  const most = step * Math.ceil((Math.max(...all) * room) / step);
  const least = Math.min(0, ...all);
  return {
    options: { type: 'linear', domain: [least, most || 1] },
    ticks: most > (ticks.at(-1) ?? 0) ? [...ticks, most] : ticks,
  };
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
