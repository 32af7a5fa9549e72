/**
 * Several pages in one document: every id of a page gets the page's own name before it, with all that refers to
 * it, and links between the pages lead within the document.
 */
export function withOwnIds(html: string, page: string, link: (href: string) => string): string {
  // Text escapes its angle brackets, and so do attributes: what stands between two is a tag.
  return html.replace(/<[a-z][^>]*>/gi, (tag) =>
    tag
      .replace(IDS, (_, name: string, ids: string) => ` ${name}="${ids.split(' ').map(own).join(' ')}"`)
      .replace(/url\(#([^)]*)\)/g, (_, id: string) => `url(#${own(id)})`)
      .replace(/ ((?:xlink:)?href)="([^"]*)"/g, (_, name: string, href: string) =>
        href.startsWith('#') ? ` ${name}="#${own(href.slice(1))}"` : ` ${name}="${link(href)}"`,
      ),
  );

  function own(id: string): string {
    return ownId(page, id);
  }
}

/** The id of an element of a page in a document of several pages. */
export function ownId(page: string, id: string): string {
  return `${page}--${id}`;
}

/** The id of what stands behind all else that a page says. */
export function endOfChapter(page: string): string {
  return ownId(page, 'end-of-chapter');
}

/** Attributes whose value is one id, or several with a space between them. */
const IDS = / (id|for|popovertarget|aria-labelledby|aria-describedby|aria-controls|headers)="([^"]*)"/g;
