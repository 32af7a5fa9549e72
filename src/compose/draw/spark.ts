import * as Plot from '@observablehq/plot';
import { plot } from '../canvas.ts';
import { colours } from '../colours.ts';
import type { Drawing } from '../view.ts';

/** A figure's course, without axes: its shape, and where it ends. `null` when most of it is not defined. */
export function spark(values: readonly (number | null)[]): Drawing | null {
  const points = values.map((value, at) => ({ at, value }));
  const defined = points.filter(({ value }) => value !== null);
  if (defined.length < 2 || defined.length < values.length / 2) return null;
  return (canvas) =>
    plot(canvas, 120, {
      height: 28,
      margin: 3,
      axis: null,
      y: { zero: true },
      marks: [
        Plot.lineY(points, { x: 'at', y: 'value', stroke: colours.quiet, strokeWidth: 1.5 }),
        Plot.dot(defined.slice(-1), { x: 'at', y: 'value', fill: colours.ink, r: 2.2 }),
      ],
    });
}
