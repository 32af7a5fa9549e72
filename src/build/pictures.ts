/** Pictures that a commentary shows: files beside it, published beside the pages. */
import { logoPath } from './address.ts';
import { markdownHtml } from './markdown.ts';

/** A file of its own folder, of a kind that browsers show. */
export const PICTURE = /^[\w.-]+\.(?:svg|png|webp|jpg)$/;

/** Addresses as written, each once. */
export function picturesOf(commentary: string): string[] {
  const found = markdownHtml(commentary).matchAll(/<img src="([^"]*)"/g);
  return [...new Set([...found].map(([, address = '']) => address))];
}

/** What of the site already has a picture's name, in words; `null` when the name is free. */
export function takenName(picture: string, logo: string | undefined): string | null {
  // Some disks do not tell small letters from large ones.
  const name = picture.toLowerCase();
  if (name === 'icon.svg') return "the icon of the report's pages";
  // The logo itself may be shown in the commentary as well: it is the same picture.
  if (logo === undefined || picture === logo || name !== logoPath(logo)) return null;
  return `the logo, which is published as ${logoPath(logo)}`;
}
