/** Draws charts in the build: once for each width, as SVG text. */
import { type Canvas, WIDTHS } from '../compose/canvas.ts';
import { tidy } from '../compose/tidy.ts';
import type { Drawing } from '../compose/view.ts';
import type { Formatter } from '../core/format/formatter.ts';
import { createDocument, serialize } from './server-document.ts';

export interface Drawn {
  readonly width: number;
  readonly svg: string;
}

/** One document serves a whole run: making one costs more than drawing into it. */
const document = createDocument();

/** The drawing at each width that markup switches between. `alt` names it for who cannot see it. */
export function drawAtWidths(drawing: Drawing, format: Formatter, alt: string): Drawn[] {
  return WIDTHS.map((width) => ({ width, svg: draw(drawing, { document, format }, width, alt) }));
}

function draw(drawing: Drawing, canvas: Canvas, width: number, alt: string): string {
  const svg = drawing(canvas, width);
  tidy(svg);
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', alt);
  const text = serialize(svg);
  // Plot names markers and clips by how many it has drawn before: the same page would differ from build to build.
  if (text.includes(' id="')) throw new Error('a chart has a part with a name of its own');
  return text;
}
