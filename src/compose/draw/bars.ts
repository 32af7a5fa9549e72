import * as Plot from '@observablehq/plot';
import type { Unit } from '../../core/measure/measures.ts';
import { type Canvas, cut, nameMargin, plot } from '../canvas.ts';
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

/** Width of a letter, about. */
const LETTER = 6.4;
/** Height of the row that one name of a line stands in. */
const HEAD = 14;

/** Share of the width that labels behind the bars may take. */
const MOST_LABEL = 0.42;

/** Horizontal bars in the order given, each named on its left, or above it where there is little room. */
export function bars(rows: readonly Bar[], unit: Unit, lines: readonly Line[] = []): Drawing {
  return (canvas, width) => {
    const narrow = width < 500;
    const names = rows.map(({ name }) => name);
    const room = narrow ? 4 : nameMargin(names, width);
    const most = Math.max(0, ...rows.map(({ value }) => value ?? 0), ...lines.map(({ value }) => value));
    const least = Math.min(0, ...rows.map(({ value }) => value ?? 0));
    const shown = labelsShown(rows, width * MOST_LABEL);
    const label = ({ labels }: Bar) => labels.slice(0, shown).join('  ');
    const labelRoom = Math.min(labelWidth(rows, shown), width * MOST_LABEL);
    const domain: [number, number] = [least, most === least ? 1 : most];
    const named = headed(lines, canvas, unit, (value) => {
      const share = (value - domain[0]) / (domain[1] - domain[0]);
      return room + share * (width - room - labelRoom);
    });
    const head = named.length === 0 ? 6 : 8 + HEAD * (1 + Math.max(...named.map(({ level }) => level)));
    return plot(canvas, width, {
      height: head + 6 + rows.length * (narrow ? 42 : 30),
      marginLeft: room,
      marginRight: labelRoom,
      marginTop: head,
      marginBottom: 6,
      x: { axis: null, domain },
      y: narrow
        ? { axis: null, domain: names }
        : { label: null, tickSize: 0, domain: names, tickFormat: (name: string) => cut(name, room) },
      marks: [
        // From 0 in so many words: else Plot would look for what to stack each upon.
        Plot.barX(rows, {
          x1: 0,
          x2: 'value',
          y: 'name',
          fill: 'colour',
          insetTop: narrow ? 18 : 4,
          insetBottom: 4,
        }),
        ...named.flatMap(({ value, colour, text, level, anchor }) => [
          Plot.ruleX([value], { stroke: colour, strokeDasharray: '4 3', insetTop: -HEAD * level }),
          Plot.text([value], {
            x: (at: number) => at,
            frameAnchor: 'top',
            dy: -14 - HEAD * level,
            textAnchor: anchor,
            text: () => text,
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

/** Room for the longest of the rows' labels, of which the first few are shown. */
function labelWidth(rows: readonly Bar[], shown: number): number {
  return Math.max(...rows.map(({ labels }) => labels.slice(0, shown).join('  ').length)) * LETTER + 14;
}

/** How many labels of each row there is room for, one at least. */
function labelsShown(rows: readonly Bar[], room: number): number {
  let shown = Math.max(1, ...rows.map(({ labels }) => labels.length));
  while (shown > 1 && labelWidth(rows, shown) > room) shown--;
  return shown;
}

interface HeadedLine extends Line {
  readonly text: string;
  /** How many rows above the bars its name stands. */
  readonly level: number;
  readonly anchor: 'start' | 'middle';
}

/** Names of lines above the bars: each in a row of its own where they would run into each other. */
function headed(
  lines: readonly Line[],
  { format }: Canvas,
  unit: Unit,
  placeOf: (value: number) => number,
): HeadedLine[] {
  const placed: (HeadedLine & { readonly from: number; readonly to: number })[] = [];
  for (const line of lines.toSorted((a, b) => a.value - b.value)) {
    const text = `${line.name} ${format.tick(line.value, unit)}`;
    const [middle, half] = [placeOf(line.value), (text.length * LETTER) / 2];
    // Near the edge it begins at the line, so as not to be cut.
    const anchor = middle < half ? 'start' : 'middle';
    const [from, to] = anchor === 'start' ? [middle, middle + 2 * half] : [middle - half, middle + half];
    const level = placed.filter((other) => other.from < to && from < other.to).length;
    placed.push({ ...line, text, level, anchor, from, to });
  }
  return placed;
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
