/** Locks the reports of a site that was made and printed, before anything of it is published. */
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import type { Report } from '../../core/report.ts';
import { addressOf, fileAt } from '../address.ts';
import { type Cache, type KeptFile, keyOf } from '../cache/cache.ts';
import { filesIn } from '../cache/standing.ts';
import { LIST, type MadePages, plainKey } from '../make-pages.ts';
import { lockReport } from './lock-report.ts';
import type { Locks } from './locks.ts';
import { MISSING } from './refuse-readable.ts';
import { type LockedPlace, missingPage, openName } from './unlock-page.ts';

export interface LockOptions {
  readonly root: string;
  readonly staging: string;
  readonly base: string;
  readonly cache: Cache;
  /** Of the sources and packages that pages are made by. */
  readonly code: string;
}

/**
 * `made` are the pages that were made now and what from, so that the next build finds them as they were before; of
 * drops that stand it has them already.
 */
export async function lockSite(
  reports: readonly Report[],
  made: readonly Pick<MadePages, 'place' | 'key'>[],
  locks: Locks,
  options: LockOptions,
): Promise<void> {
  const { staging, base, cache } = options;
  const unlocked = reports.find(({ slug, access }) => access === 'password' && !locks.has(slug));
  if (unlocked !== undefined) throw new Error(`${unlocked.slug} is to be locked, and there is no key`);
  const places: LockedPlace[] = [];
  const fonts = listFonts(staging, base);
  for (const [slug, keys] of locks) {
    const its = reports.filter((report) => report.slug === slug);
    const at = outermost(its);
    for (const { place, key } of made.filter((one) => isWithin(one.place, at))) {
      const others = its.filter((one) => one.place !== place && isWithin(one.place, place));
      keepPlain(place, key, (path) => !others.some((one) => isWithin(path, one.place)), options);
    }
    const place = { slug, name: openName(slug), root: addressOf(base, at, '') };
    const open = fonts.filter(({ path }) => isWithin(path, at));
    await lockReport(join(staging, at), keys, place);
    cache.forget(at);
    await writeFiles(staging, [...open, ...(await assetsAt(at, options))]);
    places.push(place);
  }
  if (places.length > 0) await writeFile(join(staging, MISSING), missingPage(places, base));
}

/** Where a report lies with all that is of it: its earlier drops lie below. */
function outermost(reports: readonly Report[]): string {
  const [first, ...others] = reports.map(({ place }) => place).sort((a, b) => a.length - b.length);
  if (first === undefined) throw new Error('a report that is to be locked was not made');
  const outside = others.find((place) => !isWithin(place, first));
  if (outside !== undefined) throw new Error(`${outside} lies outside of ${first}`);
  return first;
}

function isWithin(path: string, folder: string): boolean {
  return folder === '' || path === folder || path.startsWith(`${folder}/`);
}

/** What is sealed is made of these, and a later build of others may want them. */
function keepPlain(
  place: string,
  key: string,
  isOwn: (path: string) => boolean,
  { staging, cache }: LockOptions,
): void {
  const files = filesIn(join(staging, place))
    .map(({ path }) => fileAt(place, path))
    .filter((path) => extname(path) !== '.pdf' && isOwn(path))
    .map((path) => ({ path, bytes: readFileSync(join(staging, path)) }));
  cache.keep(plainKey(key), {}, [], files);
}

/**
 * The letters of the list of all reports are those of a report that is open. Where none is, it shares the files of
 * one that is locked; they are Inter's own, the same in every report, and so may stay.
 */
function listFonts(staging: string, base: string): KeptFile[] {
  const list = join(staging, LIST);
  if (!existsSync(list)) return [];
  const named = readFileSync(list, 'utf8').matchAll(/url\("?([^")]+\/_assets\/fonts\/\w+\.woff2)"?\)/g);
  const paths = [...named].map(([, address = '']) => address.slice(base.length));
  return [...new Set(paths)].map((path) => ({ path, bytes: readFileSync(join(staging, path)) }));
}

async function assetsAt(
  place: string,
  { root, staging, cache, code }: LockOptions,
): Promise<readonly KeptFile[]> {
  const key = keyOf('unlock', code, place);
  if (cache.find(key, {}, staging)) return [];
  // Taken up where there is something to make.
  const { unlockAssets } = await import('./unlock-assets.ts');
  const files = (await unlockAssets(root)).map(({ path, bytes }) => ({ path: fileAt(place, path), bytes }));
  cache.keep(key, {}, [], files);
  return files;
}

async function writeFiles(folder: string, files: readonly KeptFile[]): Promise<void> {
  for (const { path, bytes } of files) {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, bytes);
  }
}
