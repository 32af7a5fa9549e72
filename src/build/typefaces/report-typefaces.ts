/**
 * The typefaces of one report beside Inter: its brand's own, and those of the scripts that its texts are written
 * in. Each is cut to what is used and loaded by the page that shows it, so that a report in English loads none.
 */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { cacheFolder } from '../cache-folder.ts';
import type { PreparedReport } from '../prepare.ts';
import { brandFaces } from './brand-font.ts';
import { charactersOf } from './characters.ts';
import { cutFont, openFont, unicodeRanges } from './cut-font.ts';
import { interFonts } from './inter.ts';
import { type ScriptFont, scriptFonts } from './scripts.ts';

export interface Typeface {
  /** `code` is for paper alone; on a screen the coloured pictures of its machine come first. */
  readonly family: 'brand' | 'scripts' | 'pictures' | 'code';
  /** A weight, or the range of those it stands for. */
  readonly weight: string;
  readonly path: string;
  /** Name of the file on the site, in the report's folder `typefaces`. */
  readonly name: string;
  readonly unicodeRange: readonly string[];
}

export interface ReportTypefaces {
  readonly faces: readonly Typeface[];
  /** Characters of the report's texts that no font of the build has. */
  readonly missing: readonly string[];
}

const known = new WeakMap<PreparedReport, Promise<ReportTypefaces>>();

/** `root` is the project's folder, where packages are and cut fonts are kept. */
export function typefacesOf(prepared: PreparedReport, root: string): Promise<ReportTypefaces> {
  const found = known.get(prepared) ?? gather(prepared, root, cacheFolder(root));
  known.set(prepared, found);
  return found;
}

async function gather(prepared: PreparedReport, root: string, cache: string): Promise<ReportTypefaces> {
  const { report, folder } = prepared.source;
  const used = charactersOf(prepared);
  const inter = new Set<number>();
  for (const { path } of await interFonts(cache)) {
    for (const code of openFont(await readFile(path)).characterSet) inter.add(code);
  }
  const faces: Typeface[] = [];
  const wanted = new Set([...inter, ...used]);
  for (const { file, bytes, font, weight, axes } of await brandFaces(report, folder)) {
    const characters = font.characterSet.filter((code) => wanted.has(code));
    if (characters.length === 0) continue;
    const cut = { name: `brand-${file.replace(/\.\w+$/, '')}`, font: bytes, characters, axes };
    faces.push(await face('brand', cache, cut, weight));
  }
  // What the brand's font has as well is looked for all the same: charts are not set in it.
  let missing = used.filter((code) => !inter.has(code));
  for (const script of scriptFonts) {
    if (missing.length === 0) break;
    const given = await scriptFaces(script, missing, root, cache);
    faces.push(...given.faces);
    missing = given.missing;
  }
  faces.push(await codeFace(root, cache));
  return { faces, missing: missing.map((code) => String.fromCodePoint(code)) };
}

/** Lines to copy are plain ASCII. */
async function codeFace(root: string, cache: string): Promise<Typeface> {
  const path = '@fontsource-variable/jetbrains-mono/files/jetbrains-mono-latin-wght-normal.woff2';
  const font = await readFile(createRequire(join(root, 'package.json')).resolve(path));
  const characters = Array.from({ length: 0x5f }, (_, at) => 0x20 + at);
  return await face('code', cache, { name: 'jetbrains-mono', font, characters, axes: { wght: 400 } }, '400');
}

/** They join characters of a script into one sign, or stand in for a missing one: each font needs its own. */
const JOINING = [0x200c, 0x200d, 0x25cc, 0xfe0f];

async function scriptFaces(
  script: ScriptFont,
  wanted: readonly number[],
  root: string,
  cache: string,
): Promise<{ faces: Typeface[]; missing: number[] }> {
  const { resolve } = createRequire(join(root, 'package.json'));
  const faces: Typeface[] = [];
  let missing = [...wanted];
  for (const [part, path] of script.files(400).entries()) {
    const has = new Set(openFont(await readFile(resolve(path))).characterSet);
    if (!missing.some((code) => has.has(code))) continue;
    missing = missing.filter((code) => !has.has(code));
    // Of a font in parts each holds whole sequences: what another part has as well belongs to them.
    const characters = [...wanted, ...JOINING].filter((code) => has.has(code));
    // A family has every face in each of its weights, or a browser looks no further than those that have it.
    for (const weight of [400, 600] as const) {
      const font = await readFile(resolve(script.files(weight)[part] ?? path));
      const cut = { name: script.name, font, characters, axes: script.axes(weight) };
      faces.push(await face(script.arePictures ? 'pictures' : 'scripts', cache, cut, String(weight)));
    }
  }
  return { faces, missing };
}

async function face(
  family: Typeface['family'],
  cache: string,
  cut: Parameters<typeof cutFont>[1],
  weight: string,
): Promise<Typeface> {
  const path = await cutFont(cache, cut);
  return { family, weight, path, name: basename(path), unicodeRange: unicodeRanges(cut.characters) };
}
