/**
 * The fonts of a report: Inter in two weights as static files (Chrome embeds variable fonts in a PDF as
 * Type 3), the Latin Extended part cut down to letters and currency signs, so that a page's fonts stay
 * under 100 kB. Cut once, kept in the cache.
 */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { cutFont } from './cut-font.ts';

export interface FontFile {
  readonly weight: number;
  /** Which letters it holds: those of nearly every text, or the rest. */
  readonly subset: 'latin' | 'extended';
  readonly path: string;
  readonly unicodeRange: [string, ...string[]];
}

const WEIGHTS = [400, 600] as const;

/** What Fontsource's latin file covers, and so need not be looked for elsewhere. */
const LATIN: [string, ...string[]] = [
  'U+0000-00FF',
  'U+0131',
  'U+0152-0153',
  'U+02BB-02BC',
  'U+02C6',
  'U+02DA',
  'U+02DC',
  'U+0304',
  'U+0308',
  'U+0329',
  'U+2000-206F',
  'U+20AC',
  'U+2122',
  'U+2191',
  'U+2193',
  'U+2212',
  'U+2215',
  'U+FEFF',
  'U+FFFD',
];

/** Latin Extended-A and the currency signs, ₹ among them. */
const EXTENDED: [string, ...string[]] = [
  'U+0100-0130',
  'U+0132-0151',
  'U+0154-017F',
  'U+20A0-20AB',
  'U+20AD-20C0',
];

export async function interFonts(cache: string): Promise<FontFile[]> {
  const files: FontFile[] = [];
  for (const weight of WEIGHTS) {
    files.push({ weight, subset: 'latin', path: source('latin', weight), unicodeRange: LATIN });
    files.push({ weight, subset: 'extended', path: await extended(cache, weight), unicodeRange: EXTENDED });
  }
  return files;
}

function source(subset: string, weight: number): string {
  return createRequire(import.meta.url).resolve(
    `@fontsource/inter/files/inter-${subset}-${weight}-normal.woff2`,
  );
}

async function extended(cache: string, weight: number): Promise<string> {
  const font = await readFile(source('latin-ext', weight));
  const characters = EXTENDED.flatMap(codePoints);
  return await cutFont(cache, { name: `inter-extended-${weight}`, font, characters, axes: {} });
}

function codePoints(range: string): number[] {
  const [from = '', to = from] = range.slice(2).split('-');
  const first = Number.parseInt(from, 16);
  return Array.from({ length: Number.parseInt(to, 16) - first + 1 }, (_, at) => first + at);
}
