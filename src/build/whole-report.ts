/**
 * A whole report as one document for paper: its built pages, one below the other, behind a cover and a list of
 * contents. It is put together for the printer alone and never published. (Printed PDFs cannot be joined
 * instead: that drops their tags.)
 */

import { cssString } from '../compose/brand.ts';
import type { Context } from '../compose/context.ts';
import { olderDrop } from '../compose/history.ts';
import { withoutApart } from '../compose/markup/apart.ts';
import { Html, html } from '../compose/markup/html.ts';
import type { Page } from '../compose/page.ts';
import { overview } from '../compose/pages/overview.ts';
import { type Chapter, chapterHtml, chapterStyle, contentsHtml } from '../compose/paper/chapters.ts';
import { coverHtml } from '../compose/paper/cover.ts';
import { dotted } from '../compose/words.ts';
import { addressOf, iconPath, logoPath } from './address.ts';
import { pageFacts } from './page-facts.ts';

export interface BuiltPage {
  readonly page: Page;
  readonly html: string;
}

/** The document; `pages` are those of the navigation, in its order. */
export function wholeReport(context: Context, base: string, pages: readonly BuiltPage[]): string {
  const { brand, place, title, locale } = context.report;
  const chapters = pages.map(
    ({ page, html }): Chapter => ({
      page,
      address: addressOf(base, place, page.path),
      headline: pageFacts(html).description,
      body: withoutApart(inside('main', html)),
    }),
  );
  const view = overview.compose(context);
  const logo = brand?.logo === undefined ? null : addressOf(base, place, logoPath(brand.logo));
  // A browser that isn't told of one asks for /favicon.ico, which no site of ours has.
  const icon = addressOf(base, place, iconPath(brand?.icon));
  const head = dotted(
    brand === undefined || brand.name === title ? '' : brand.name,
    title,
    olderDrop(context),
  );
  // Every page carries the same styles; what is the report's own comes last.
  const styles = (pages[0]?.html ?? '').match(/<style\b.*?<\/style>/gs) ?? [];
  const own = `:root{--running-head:${cssString(head)}}${chapterStyle(chapters)}`;
  return `<!doctype html>${html`
    <html lang="${locale}">
      <head><meta charset="utf-8"><link rel="icon" href="${icon}"><title>${title}</title><meta name="description" content="${view.headline.text}">${styles.map((style) => new Html(style))}<style>${new Html(own)}</style></head>
      <body>
        <main class="page whole">
          ${coverHtml(context, view, logo)}
          ${contentsHtml(chapters)}
          ${chapters.map((chapter) => chapterHtml(chapter, chapters))}
        </main>
      </body>
    </html>`}`;
}

/** What stands within the only element of that name. */
function inside(name: string, html: string): string {
  const from = html.indexOf('>', html.indexOf(`<${name}`)) + 1;
  return html.slice(from, html.lastIndexOf(`</${name}>`));
}
