/** Where charts are drawn: the browser's document, or the build's. Every chart goes through `plot`. */
import * as Plot from '@observablehq/plot';
import type { Formatter } from '../core/format/formatter.ts';

export interface Canvas {
  readonly document: Document;
  readonly format: Formatter;
}

/** Widths that charts are drawn for: a phone, a column, a screen. Markup shows the one that fits. */
export const WIDTHS = [330, 620, 1040] as const;

/** Class of every chart; its rules stand in the stylesheet, which a strict content policy allows. */
const CLASS = 'plot';

export function plot(canvas: Canvas, width: number, options: Plot.PlotOptions): SVGSVGElement | HTMLElement {
  // A colour is what it says: where a mark has nothing to draw, Plot would look for a scheme of colours.
  const color = { type: 'identity' } as const;
  const { x, y } = options;
  const figure = Plot.plot({
    color,
    ...options,
    // Where lines of a grid lead to the labels, ticks before them say nothing more.
    ...(x?.grid && { x: { tickSize: 0, ...x } }),
    ...(y?.grid && { y: { tickSize: 0, ...y } }),
    width,
    className: CLASS,
    document: canvas.document,
  });
  removeStyles(figure);
  return figure;
}

function removeStyles(element: Element): void {
  for (const child of [...element.childNodes]) {
    if ((child as Element).tagName?.toLowerCase() === 'style') element.removeChild(child);
  }
}

/** Room on the left for names of up to `share` of the width; longer ones are cut there. */
export function nameMargin(names: readonly string[], width: number, share = 0.34): number {
  const longest = names.reduce((most, name) => Math.max(most, [...name].length), 0);
  return Math.round(Math.min(longest * 6.9 + 20, width * share));
}

/** The name with words behind it that are never cut: what there is too much of is the name. */
export function cutBefore(name: string, words: string, room: number): string {
  return `${cut(name, room - [...words].length * 6.4)}${words}`;
}

/** The name, cut to the room there is. */
export function cut(name: string, room: number): string {
  const most = Math.max(4, Math.floor((room - 14) / 6.9));
  const letters = [...name];
  return letters.length <= most
    ? name
    : `${letters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`;
}
