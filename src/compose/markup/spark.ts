import { attribute, type Html, html } from './html.ts';

const WIDTH = 120;
const HEIGHT = 28;
const MARGIN = 3;

/**
 * A figure's course, without axes: its shape above 0, and where it ends; nothing when most of it is not defined.
 * A page has ten of these beside figures that say the same, so they are a path written by hand rather than a plot.
 */
export function sparkHtml(values: readonly (number | null)[]): Html | false {
  const defined = values.flatMap((value, at) => (value === null ? [] : [{ value, at }]));
  const last = defined.at(-1);
  if (last === undefined || defined.length < 2 || defined.length < values.length / 2) return false;
  const numbers = defined.map(({ value }) => value);
  const low = Math.min(0, ...numbers);
  const high = Math.max(0, ...numbers);
  const x = (at: number) => MARGIN + ((WIDTH - 2 * MARGIN) * at) / (values.length - 1);
  const y = (value: number) =>
    high === low ? HEIGHT / 2 : HEIGHT - MARGIN - ((HEIGHT - 2 * MARGIN) * (value - low)) / (high - low);
  // A gap parts the line: a week without a figure is not a week at 0.
  const path = defined.map(
    ({ value, at }, place) =>
      `${defined[place - 1]?.at === at - 1 ? 'L' : 'M'}${rounded(x(at))},${rounded(y(value))}`,
  );
  return html`<svg class="spark"${attribute('viewBox', `0 0 ${WIDTH} ${HEIGHT}`)} aria-hidden="true">
    <path${attribute('d', path.join(''))}></path>
    <circle${attribute('cx', rounded(x(last.at)))}${attribute('cy', rounded(y(last.value)))} r="2.2"></circle>
  </svg>`;
}

function rounded(value: number): string {
  return String(Math.round(value * 10) / 10);
}
