import type { Canvas } from '../../compose/canvas.ts';
import { tidy } from '../../compose/tidy.ts';
import type { Drawing } from '../../compose/view.ts';

/** The drawing, as the build would write it. */
export function drawIn(drawing: Drawing, canvas: Canvas, width: number): SVGSVGElement | HTMLElement {
  const svg = drawing(canvas, width);
  tidy(svg);
  ownIds(svg);
  return svg;
}

/** Plot numbers its markers and clips from 1 on, as it did in the build: drawings of both stand on one page. */
function ownIds(svg: Element): void {
  const named = svg.querySelectorAll('[id]');
  if (named.length === 0) return;
  for (const element of named) element.id = `live-${element.id}`;
  for (const element of svg.querySelectorAll('*')) {
    for (const { name, value } of [...element.attributes])
      if (value.startsWith('url(#')) element.setAttribute(name, value.replace('url(#', 'url(#live-'));
  }
}
