/** Pictures that a commentary shows: files beside it, published beside the pages. */
import type { Report } from '../core/report.ts';
import { darkLogoPath, iconPath, logoPath } from './address.ts';
import { markdownHtml } from './markdown.ts';

/** A file of its own folder, of a kind that browsers show. */
export const PICTURE = /^[\w.-]+\.(?:svg|png|webp|jpg)$/;

/** Addresses as written, each once. */
export function picturesOf(commentary: string): string[] {
  const found = markdownHtml(commentary).matchAll(/<img src="([^"]*)"/g);
  return [...new Set([...found].map(([, address = '']) => address))];
}

/** The brand's own pictures: where each is published, the file beside index.md, and what it is in words. */
export function brandPictures(brand: Report['brand']): BrandPicture[] {
  const { logo, logoDark, icon } = brand ?? {};
  return [
    ...(logo === undefined ? [] : [{ path: logoPath(logo), file: logo, key: 'logo', words: 'the logo' }]),
    ...(logoDark === undefined
      ? []
      : [
          {
            path: darkLogoPath(logoDark),
            file: logoDark,
            key: 'logoDark',
            words: 'the logo for dark pages',
          },
        ]),
    ...(icon === undefined ? [] : [{ path: iconPath(icon), file: icon, key: 'icon', words: 'the icon' }]),
  ];
}

interface BrandPicture {
  readonly path: string;
  readonly file: string;
  /** In the front matter. */
  readonly key: string;
  readonly words: string;
}

/** What of the site already has a picture's name, in words; `null` when the name is free. */
export function takenName(picture: string, brand: Report['brand']): string | null {
  // Some disks do not tell small letters from large ones.
  const name = picture.toLowerCase();
  // The logo itself may be shown in the commentary as well: it is the same picture.
  const other = brandPictures(brand).find(({ path, file }) => name === path && picture !== file);
  if (other !== undefined) return `${other.words}, which is published as ${other.path}`;
  return name === 'icon.svg' && brand?.icon === undefined ? "the icon of the report's pages" : null;
}
