/** Markup as the browser makes it: charts and rows are left out, and drawn where they are seen. */

import type { Context } from '../../compose/context.ts';
import { html } from '../../compose/markup/html.ts';
import type { Paint } from '../../compose/markup/paint.ts';

export function browserPaint({ format, root }: Pick<Context, 'format' | 'root'>): Paint {
  return {
    format,
    root,
    draw: () => html``,
    rowsWritten: () => 0,
    // The analyst's words stay as they were published.
    markdown: () => html``,
  };
}
