import * as Plot from '@observablehq/plot';
import { colours } from '../colours.ts';

export interface Legend {
  /** Pixels that it takes below the chart, for its margin; 0 = none is needed. */
  readonly height: number;
  readonly marks: readonly Plot.Markish[];
}

const LETTER = 6.6;
const LINE = 17;

/** What colours stand for, in lines below a chart's axis; nothing where there is one alone. */
export function legend(
  dots: readonly { readonly group: string; readonly colour: string }[],
  width: number,
): Legend {
  const counts = new Map<string, number>();
  for (const { group } of dots) counts.set(group, (counts.get(group) ?? 0) + 1);
  const colourOf = new Map(dots.map(({ group, colour }) => [group, colour]));
  const groups = [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([group]) => group);
  if (groups.length < 2) return { height: 0, marks: [] };
  let [left, line] = [0, 0];
  const placed = groups.map((group) => {
    const room = [...group].length * LETTER + 24;
    if (left > 0 && left + room > width) [left, line] = [0, line + 1];
    const at = { group, left, line };
    left += room;
    return at;
  });
  // Below the axis and its name.
  const top = 60;
  return {
    height: 12 + LINE * (line + 1),
    marks: placed.flatMap(({ group, left: x, line: y }) => [
      Plot.dot([group], {
        frameAnchor: 'bottom-left',
        dx: x + 5,
        dy: top + LINE * y,
        r: 4,
        fill: colourOf.get(group) ?? colours.quiet,
      }),
      Plot.text([group], {
        frameAnchor: 'bottom-left',
        textAnchor: 'start',
        dx: x + 14,
        dy: top + LINE * y,
        text: () => group,
        fill: colours.soft,
      }),
    ]),
  };
}
