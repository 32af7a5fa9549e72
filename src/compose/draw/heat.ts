import * as Plot from '@observablehq/plot';
import type { Unit } from '../../core/measure/measures.ts';
import { cut, nameMargin, plot } from '../canvas.ts';
import { colours } from '../colours.ts';
import type { Drawing } from '../view.ts';

export interface HeatCell {
  readonly row: string;
  readonly column: string;
  readonly value: number | null;
}

/** Sizes of the numbers in the cells, in pixels; where not even the last fits, shade and table speak alone. */
const SIZES = [12, 10, 9];

/** A table whose cells are the darker the higher their value; the number stands in each that has room. */
export function heat(
  cells: readonly HeatCell[],
  rows: readonly string[],
  across: readonly string[],
  unit: Unit,
): Drawing {
  return (canvas, width) => {
    const narrow = width < 500;
    const room = nameMargin(rows, width);
    const most = Math.max(0, ...cells.map(({ value }) => value ?? 0));
    const strength = ({ value }: HeatCell) =>
      value === null || most === 0 ? 0 : 0.05 + 0.45 * (Math.max(0, value) / most);
    const columnRoom = (width - room) / Math.max(1, across.length);
    const said = ({ value }: HeatCell) => (value === null ? '–' : canvas.format.short(value, unit));
    const letters = Math.max(0, ...cells.map((cell) => said(cell).length));
    const fontSize = SIZES.find((size) => letters * size * 0.6 <= columnRoom - 4);
    return plot(canvas, width, {
      height: 30 + rows.length * (narrow ? 26 : 24),
      marginLeft: room,
      marginRight: 2,
      marginTop: 28,
      marginBottom: 2,
      x: {
        label: null,
        axis: 'top',
        tickSize: 0,
        domain: [...across],
        tickFormat: (name: string) => cut(name, columnRoom + 8),
      },
      y: { label: null, tickSize: 0, domain: [...rows], tickFormat: (name: string) => cut(name, room) },
      marks: [
        Plot.cell(cells, { x: 'column', y: 'row', fill: colours.revenue, fillOpacity: strength, inset: 1 }),
        ...(fontSize === undefined
          ? []
          : [
              Plot.text(cells, {
                x: 'column',
                y: 'row',
                text: said,
                // The strongest fill is pale enough for ink, in light and dark and whatever the brand's colour.
                fill: colours.ink,
                fontSize,
              }),
            ]),
      ],
    });
  };
}
