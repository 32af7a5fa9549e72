/** Markup as the build makes it: charts drawn to text at every width. */
import type { Context } from '../compose/context.ts';
import { Html } from '../compose/markup/html.ts';
import type { Paint } from '../compose/markup/paint.ts';
import { drawAtWidths } from './draw.ts';
import { markdownHtml } from './markdown.ts';

/** Rows that a page carries of a table; a longer one is cut to its first ones. */
const MOST = 1000;
const FIRST = 200;

export function buildPaint({ format, root }: Pick<Context, 'format' | 'root'>): Paint {
  return {
    format,
    root,
    draw: (drawing, alt) =>
      new Html(
        drawAtWidths(drawing, format, alt)
          .map(({ width, svg }) => `<div class="w${width}">${svg}</div>`)
          .join(''),
      ),
    rowsWritten: (rows) => (rows > MOST ? FIRST : rows),
    // Pictures by their whole address: the words are shown on pages of several folders.
    markdown: (text) =>
      new Html(markdownHtml(text).replaceAll(/<img src="(?=[\w.-]+")/g, `<img src="${root}`)),
  };
}
