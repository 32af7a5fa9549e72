import type { Drawing } from '../view.ts';

const WIDTH = 120;
const HEIGHT = 28;
const MARGIN = 3;
const SVG = 'http://www.w3.org/2000/svg';

/**
 * A figure's course, without axes: its shape above 0, and where it ends. `null` when most of it is
 * not defined. A page has ten of these, so they are a path written by hand rather than a plot.
 */
export function spark(values: readonly (number | null)[]): Drawing | null {
  const defined = values.flatMap((value, at) => (value === null ? [] : [{ value, at }]));
  const last = defined.at(-1);
  if (last === undefined || defined.length < 2 || defined.length < values.length / 2) return null;
  const numbers = defined.map(({ value }) => value);
  const low = Math.min(0, ...numbers);
  const high = Math.max(0, ...numbers);
  const x = (at: number) => MARGIN + ((WIDTH - 2 * MARGIN) * at) / (values.length - 1);
  const y = (value: number) =>
    high === low ? HEIGHT / 2 : HEIGHT - MARGIN - ((HEIGHT - 2 * MARGIN) * (value - low)) / (high - low);
  const point = ({ value, at }: { readonly value: number; readonly at: number }) =>
    `${rounded(x(at))},${rounded(y(value))}`;
  // A gap parts the line: a week without a figure is not a week at 0.
  const path = defined.map(
    (one, place) => `${defined[place - 1]?.at === one.at - 1 ? 'L' : 'M'}${point(one)}`,
  );
  return ({ document }) => {
    const svg = document.createElementNS(SVG, 'svg');
    svg.setAttribute('class', 'spark');
    svg.setAttribute('viewBox', `0 0 ${WIDTH} ${HEIGHT}`);
    const line = document.createElementNS(SVG, 'path');
    line.setAttribute('d', path.join(''));
    const end = document.createElementNS(SVG, 'circle');
    end.setAttribute('cx', rounded(x(last.at)));
    end.setAttribute('cy', rounded(y(last.value)));
    end.setAttribute('r', '2.2');
    svg.append(line, end);
    return svg;
  };
}

function rounded(value: number): string {
  return String(Math.round(value * 10) / 10);
}
