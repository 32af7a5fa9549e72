/** Pages of a report as chapters of one document for paper. */
import { cssString } from '../brand.ts';
import { attribute, Html, html } from '../markup/html.ts';
import type { Page } from '../page.ts';
import { endOfChapter, ownId, withOwnIds } from './own-ids.ts';

export interface Chapter {
  readonly page: Pick<Page, 'id' | 'label'>;
  /** Where the page lies on the site. */
  readonly address: string;
  /** What it says first. */
  readonly headline: string;
  /** All that it says, as it was built. */
  readonly body: string;
}

/** The page as it was built, named as in the navigation, so that outline, contents and heads read alike. */
export function chapterHtml({ page, body }: Chapter, chapters: readonly Chapter[]): Html {
  const ids = new Map(chapters.map((chapter) => [chapter.address, chapter.page.id]));
  const link = (href: string): string => {
    const [address = '', anchor] = href.split('#', 2);
    const id = ids.get(address);
    if (id === undefined) return href;
    return `#${anchor === undefined ? id : ownId(id, anchor)}`;
  };
  // Below the chapter's name the finding is no heading of its own.
  const own = withOwnIds(body, page.id, link).replace(/<h1 (class="headline")>(.*?)<\/h1>/s, '<p $1>$2</p>');
  // A printed document says where an anchor lies that something links to.
  const end = endOfChapter(page.id);
  return html`
    <section class="chapter"${attribute('id', page.id)}>
      <h1 class="chapter-title">${page.label}</h1>
      ${new Html(own)}
      <div${attribute('id', end)}></div><a hidden href="#${end}"></a>
    </section>`;
}

/** Where each chapter begins: the numbers are known once the document has been laid out. */
export function contentsHtml(chapters: readonly Chapter[]): Html {
  return html`
    <nav class="contents" aria-labelledby="contents">
      <h1 id="contents" class="chapter-title">Contents</h1>
      <ol>
        ${chapters.map(
          ({ page, headline }) => html`
            <li>
              <a href="#${page.id}">
                <span class="entry"><span>${page.label}</span><span class="leader"></span><span class="at"${attribute('data-page-of', page.id)}></span></span>
                <span class="says">${headline}</span>
              </a>
            </li>`,
        )}
      </ol>
    </nav>`;
}

/** Each chapter names itself at the head of its sheets. */
export function chapterStyle(chapters: readonly Chapter[]): string {
  return chapters
    .map(
      ({ page: { id, label } }) => `@page ${id}{@top-right{content:${cssString(label)}}}#${id}{page:${id}}`,
    )
    .join('');
}
