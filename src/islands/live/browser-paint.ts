/** Markup as the browser makes it: charts and rows are left out, and drawn where they are seen. */

import type { Context } from '../../compose/context.ts';
import { Html, html } from '../../compose/markup/html.ts';
import type { Paint } from '../../compose/markup/paint.ts';
import { drawIn } from './draw-in.ts';

export function browserPaint({ format, root }: Pick<Context, 'format' | 'root'>): Paint {
  return {
    format,
    root,
    draw: () => html``,
    ornament: (drawing) => {
      const svg = drawIn(drawing, { document, format }, 0);
      svg.setAttribute('aria-hidden', 'true');
      return new Html(svg.outerHTML);
    },
    rowsWritten: () => 0,
    // The analyst's words stay as they were published.
    markdown: () => html``,
  };
}
