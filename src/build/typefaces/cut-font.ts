/** Fonts cut down to the characters that are used: a hundredth of a font is what most reports need of it. */
import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { create, type Font } from 'fontkitten';
import subsetFont from 'subset-font';
import { hashOfBytes } from '../cache/hash-of.ts';
import { scratchName } from '../scratch.ts';

export interface Cut {
  /** Begins the name of the file. */
  readonly name: string;
  readonly font: Uint8Array;
  /** Code points that the font has. */
  readonly characters: readonly number[];
  /** Where a variable font is held; one that stays variable would be embedded in a PDF as drawings (Type 3). */
  readonly axes: Readonly<Record<string, number>>;
}

/**
 * Path of the WOFF2 in the cache, cut when it is not there yet: the name is of all that it is made from. Its
 * hash lies beside it, so that a file which was cut short or altered is not taken.
 */
export async function cutFont(cache: string, { name, font, characters, axes }: Cut): Promise<string> {
  const folder = join(cache, 'fonts');
  const id = cutId(font, [...unicodeRanges(characters), JSON.stringify(axes)]);
  const path = join(folder, `${name}-${id}.woff2`);
  if (await isWhole(path)) return path;
  const cut = await subsetFont(font, String.fromCodePoint(...characters), {
    targetFormat: 'woff2',
    variationAxes: axes,
  });
  await mkdir(folder, { recursive: true });
  // Written beside and renamed: another run may be doing the same.
  for (const [file, content] of [
    [path, cut],
    [`${path}.sha256`, hashOfBytes(cut)],
  ] as const) {
    const part = scratchName(folder, name);
    await writeFile(part, content);
    await rename(part, file);
  }
  return path;
}

async function isWhole(path: string): Promise<boolean> {
  try {
    return hashOfBytes(await readFile(path)) === (await readFile(`${path}.sha256`, 'utf8'));
  } catch {
    return false;
  }
}

/** What a cut depends on: another version of the font or other characters get a file of their own. */
export function cutId(font: Uint8Array, what: readonly string[]): string {
  return createHash('sha256').update(what.join()).update('\0').update(font).digest('hex').slice(0, 12);
}

/** What the file holds; throws when it is no font, or holds several. */
export function openFont(bytes: Uint8Array): Font {
  const font = create(Buffer.from(bytes));
  if (font.isCollection) throw new Error('a collection of fonts');
  return font;
}

/** Code points as CSS writes them, U+905-90B; neighbours in one range. */
export function unicodeRanges(characters: readonly number[]): string[] {
  const ranges: [number, number][] = [];
  for (const code of [...new Set(characters)].sort((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last?.[1] === code - 1) last[1] = code;
    else ranges.push([code, code]);
  }
  const hex = (code: number) => code.toString(16).toUpperCase();
  return ranges.map(([from, to]) => (from === to ? `U+${hex(from)}` : `U+${hex(from)}-${hex(to)}`));
}
