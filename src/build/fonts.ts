/**
 * The fonts of a report: Inter in two weights as static files (Chrome embeds variable fonts in a PDF as
 * Type 3), the Latin Extended part cut down to letters and currency signs, so that a page's fonts stay
 * under 100 kB. Cut once, kept in the cache.
 */
import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import subsetFont from 'subset-font';
import { scratchName } from './scratch.ts';

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

export async function reportFonts(cache: string): Promise<FontFile[]> {
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
  const folder = join(cache, 'fonts');
  const whole = await readFile(source('latin-ext', weight));
  const path = join(folder, `inter-extended-${weight}-${cutId(whole, EXTENDED)}.woff2`);
  const kept = await readFile(path).catch(() => null);
  if (kept !== null) return path;
  const cut = await subsetFont(whole, lettersOf(EXTENDED), { targetFormat: 'woff2' });
  await mkdir(folder, { recursive: true });
  // Written beside and renamed: another run may be doing the same.
  const part = scratchName(folder, `inter-${weight}`);
  await writeFile(part, cut);
  await rename(part, path);
  return path;
}

/** What a cut depends on: another version of the font or another range gets a file of its own. */
export function cutId(font: Uint8Array, ranges: readonly string[]): string {
  return createHash('sha256').update(ranges.join()).update('\0').update(font).digest('hex').slice(0, 12);
}

function lettersOf(ranges: readonly string[]): string {
  return ranges
    .map((range) => {
      const [from = '', to = from] = range.slice(2).split('-');
      const first = Number.parseInt(from, 16);
      const last = Number.parseInt(to, 16);
      return Array.from({ length: last - first + 1 }, (_, i) => String.fromCodePoint(first + i)).join('');
    })
    .join('');
}
