import * as Plot from '@observablehq/plot';
import type { Unit } from '../../core/measure/measures.ts';
import { cut, nameMargin, plot } from '../canvas.ts';
import { colours } from '../colours.ts';
import type { Drawing } from '../view.ts';

export interface Bar {
  readonly name: string;
  /** `null` = not defined: the name stands without a bar. */
  readonly value: number | null;
  readonly colour: string;
  /** Stands at the end of the bar; the first is kept where there is room for one alone. */
  readonly labels: readonly string[];
}

export interface Line {
  readonly value: number;
  readonly name: string;
  readonly colour: string;
}

/** Horizontal bars in the order given, each named on its left, or above it where there is little room. */
export function bars(rows: readonly Bar[], unit: Unit, lines: readonly Line[] = []): Drawing {
  return (canvas, width) => {
    const narrow = width < 500;
    const names = rows.map(({ name }) => name);
    const room = narrow ? 4 : nameMargin(names, width);
    const most = Math.max(0, ...rows.map(({ value }) => value ?? 0), ...lines.map(({ value }) => value));
    const least = Math.min(0, ...rows.map(({ value }) => value ?? 0));
    const label = ({ labels }: Bar) => labels.join('  ');
    const labelRoom = Math.max(...rows.map((row) => label(row).length)) * 6.4 + 14;
    const head = lines.length > 0 ? 22 : 6;
    return plot(canvas, width, {
      height: head + 6 + rows.length * (narrow ? 42 : 30),
      marginLeft: room,
      marginRight: Math.min(labelRoom, width * 0.42),
      marginTop: head,
      marginBottom: 6,
      x: { axis: null, domain: [least, most === least ? 1 : most] },
      y: narrow
        ? { axis: null, domain: names }
        : { label: null, tickSize: 0, domain: names, tickFormat: (name: string) => cut(name, room) },
      marks: [
        Plot.barX(rows, { x: 'value', y: 'name', fill: 'colour', insetTop: narrow ? 18 : 4, insetBottom: 4 }),
        ...lines.flatMap(({ value, name, colour }) => [
          Plot.ruleX([value], { stroke: colour, strokeDasharray: '4 3' }),
          Plot.text([value], {
            x: (at: number) => at,
            frameAnchor: 'top',
            dy: -14,
            text: () => `${name} ${canvas.format.tick(value, unit)}`,
            fill: colour,
          }),
        ]),
        ...(narrow ? [namesAbove(rows, width)] : []),
        Plot.text(rows, {
          x: ({ value }: Bar) => Math.max(0, value ?? 0),
          y: 'name',
          text: label,
          textAnchor: 'start',
          dx: 6,
          dy: narrow ? 7 : 0,
          fill: colours.ink,
          stroke: colours.paper,
          strokeWidth: 4,
        }),
      ],
    });
  };
}

/** The names of bars, each above its own, where there is no room beside them. */
export function namesAbove(rows: readonly { readonly name: string }[], width: number): Plot.Text {
  return Plot.text(rows, {
    x: () => 0,
    y: 'name',
    text: ({ name }: { readonly name: string }) => cut(name, width),
    textAnchor: 'start',
    dy: -11,
    fill: colours.ink,
    stroke: colours.paper,
    strokeWidth: 4,
  });
}
