import type { Canvas } from '../../compose/canvas.ts';
import { tidy } from '../../compose/tidy.ts';
import type { Drawing } from '../../compose/view.ts';

/** The drawing, as the build would write it. */
export function drawIn(drawing: Drawing, canvas: Canvas, width: number): SVGSVGElement | HTMLElement {
  const svg = drawing(canvas, width);
  tidy(svg);
  return svg;
}
