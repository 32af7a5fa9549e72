import * as Plot from '@observablehq/plot';
import type { Unit } from '../../core/measure/measures.ts';
import { plot } from '../canvas.ts';
import { colours } from '../colours.ts';
import type { Drawing } from '../view.ts';
import type { Line } from './bars.ts';

export interface ColumnBar {
  readonly name: string;
  readonly value: number | null;
  readonly colour: string;
}

/** Vertical bars in the order given: months, weekdays, classes of a distribution. */
export function columns(rows: readonly ColumnBar[], unit: Unit, lines: readonly Line[] = []): Drawing {
  return (canvas, width) => {
    const narrow = width < 500;
    const { format } = canvas;
    // A tick of money is round by itself; a value is not.
    const said = (value: number | null) =>
      unit === 'money' ? format.short(value ?? 0, unit) : format.tick(value ?? 0, unit);
    const longest = Math.max(...rows.map(({ value }) => said(value).length));
    const labelled = rows.length * (longest * 6.6 + 6) < width - 66;
    // Where names would run into each other, every second, third … stands.
    const every = Math.ceil(
      (rows.length * Math.max(...rows.map(({ name }) => name.length)) * 7) / (width - 60),
    );
    return plot(canvas, width, {
      height: narrow ? 210 : 260,
      marginLeft: 58,
      marginRight: 8,
      marginTop: lines.length === 0 ? 22 : 38,
      x: {
        label: null,
        tickSize: 0,
        domain: rows.map(({ name }) => name),
        tickFormat: (name: string, at: number) => (at % every === 0 ? name : ''),
      },
      y: {
        label: null,
        grid: true,
        ticks: 4,
        zero: true,
        tickFormat: (value: number) => format.tick(value, unit),
      },
      marks: [
        Plot.ruleY([0], { stroke: colours.faint }),
        Plot.barY(rows, { x: 'name', y1: 0, y2: 'value', fill: 'colour', insetLeft: 2, insetRight: 2 }),
        ...lines.flatMap(({ value, name, colour }) => [
          Plot.ruleY([value], { stroke: colour, strokeDasharray: '4 3' }),
          // Above the columns: on them it could not be read.
          Plot.text([value], {
            frameAnchor: 'top-right',
            textAnchor: 'end',
            dy: -24,
            text: () => `- - ${name} ${said(value)}`,
            fill: colour,
          }),
        ]),
        ...(labelled
          ? [
              Plot.text(rows, {
                x: 'name',
                y: 'value',
                text: ({ value }: ColumnBar) => said(value),
                dy: -8,
                fill: colours.ink,
                stroke: colours.paper,
                strokeWidth: 3,
              }),
            ]
          : []),
      ],
    });
  };
}
