/** PDFs of a selection: the pages that answer filters, as a reader would have printed them under it. */
import { cssString } from '../compose/brand.ts';
import type { Context } from '../compose/context.ts';
import type { FilterState } from '../compose/filters/filter-state.ts';
import { filteredContext } from '../compose/filters/filtered-context.ts';
import { inWords, whatIsLeft } from '../compose/filters/in-words.ts';
import { knownState } from '../compose/filters/selection-of.ts';
import { html } from '../compose/markup/html.ts';
import { viewHtml } from '../compose/markup/view.ts';
import { selectionNotes } from '../compose/words.ts';
import { slugOf } from '../core/slug.ts';
import { Failure } from './failure.ts';
import { buildPaint } from './paint.ts';
import type { BuiltPage } from './whole-report.ts';

export interface SelectedPage {
  /** Below the report, such as pdf/instagram/overview.pdf. */
  readonly pdf: string;
  readonly html: string;
}

/** Throws a Failure when the report doesn't have what is selected. */
export function selectedPages(
  whole: Context,
  asked: FilterState,
  pages: readonly BuiltPage[],
): SelectedPage[] {
  const { state, notes } = knownState(whole.cube, asked);
  if (notes.length > 0) {
    throw new Failure(
      `--filter: ${notes.join('; ')} (report "${whole.report.slug}").\n  → Give values that the filters of its pages show.`,
    );
  }
  const context = filteredContext(whole, state);
  const words = inWords(whole, state);
  const folder = slugOf(words, 'selection');
  return pages
    .filter(({ page }) => page.filters !== undefined)
    .map(({ page, html: built }) => {
      const view = page.compose(context);
      const notes = [`${words}: ${whatIsLeft(context)}`, ...selectionNotes(context)];
      const main = html`<p class="aside">${notes.join('. ')}.</p>${viewHtml(view, buildPaint(context))}`;
      return {
        pdf: `pdf/${folder}/${page.id}.pdf`,
        html: named(withMain(built, main.text), words, view.headline.text),
      };
    });
}

function withMain(built: string, content: string): string {
  const from = built.indexOf('>', built.indexOf('<main')) + 1;
  return built.slice(0, from) + content + built.slice(built.lastIndexOf('</main>'));
}

/** The selection in the running head and in the title, and its finding: a sheet by itself says what it is of. */
function named(built: string, words: string, headline: string): string {
  return built
    .replace(
      /<meta name="description" content="[^"]*"/,
      () => `<meta name="description" content="${html`${headline}`}"`,
    )
    .replace(/<title>([^<]*)<\/title>/, (_, title: string) => `<title>${title} · ${html`${words}`}</title>`)
    .replace(
      /--running-head:"((?:[^"\\]|\\.)*)"/,
      (_, head: string) => `--running-head:"${head}${cssString(` · ${words}`).slice(1)}`,
    );
}
