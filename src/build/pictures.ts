/** Pictures that a commentary shows: files beside it, published beside the pages. */
import { markdownHtml } from './markdown.ts';

/** A file of its own folder, of a kind that browsers show. */
export const PICTURE = /^[\w.-]+\.(?:svg|png|webp|jpg)$/;

/** Addresses as written, each once. */
export function picturesOf(commentary: string): string[] {
  const found = markdownHtml(commentary).matchAll(/<img src="([^"]*)"/g);
  return [...new Set([...found].map(([, address = '']) => address))];
}
