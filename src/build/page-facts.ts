/** What a made page says of itself, for the PDF that is printed of it. */
export interface PageFacts {
  readonly title: string;
  readonly description: string;
}

/** Throws where a page has none: every page of a report has both. */
export function pageFacts(html: string): PageFacts {
  const title = /<title>([^<]*)<\/title>/.exec(html)?.[1];
  const description = /<meta name="description" content="([^"]*)"/.exec(html)?.[1];
  if (title === undefined || description === undefined)
    throw new Error('a page without title or description');
  return { title: unescaped(title), description: unescaped(description) };
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescaped(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (whole, decimal, hex, name) => {
    if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
    if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
    return NAMED[name] ?? whole;
  });
}
