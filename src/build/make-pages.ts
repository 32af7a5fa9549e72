/** Makes the pages and files of one report by Astro, and takes from the cache what an earlier build made of the same. */
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Page } from '../compose/page.ts';
import { allPages } from '../compose/pages/index.ts';
import { type Cache, keyOf } from './cache/cache.ts';
import { hashOf, hashOfBytes } from './cache/hash-of.ts';
import { commonHash, watchedValues } from './cache/watch-context.ts';
import { cacheFolder } from './cache-folder.ts';
import { handOver } from './handoff.ts';
import { contextOf, type PreparedReport } from './prepare.ts';
import { makeScratch } from './scratch.ts';
import { type ReportTypefaces, typefacesOf } from './typefaces/report-typefaces.ts';

/** The list of all reports, at the top of the site. */
export const LIST = 'index.html';

export interface PagesOptions {
  readonly root: string;
  readonly staging: string;
  readonly base: string;
  readonly statements: boolean;
  readonly cache: Cache;
  /** Of the sources and packages that pages are made by. */
  readonly code: string;
  /** Of the files that lie beside a report's definition, by its slug. */
  readonly beside: ReadonlyMap<string, string>;
}

export interface MadePages {
  readonly slug: string;
  /** Of all that the report's pages and files are made from. */
  readonly key: string;
  readonly pages: readonly Page[];
  /** Pages that an earlier build had made. */
  readonly reused: number;
}

/**
 * Every report has its pages, fonts and scripts in a folder of its own, which can be moved or mailed whole.
 * With `list` the list of all reports is made along with them; its own fonts are this report's.
 */
export async function makePages(
  reports: readonly PreparedReport[],
  current: PreparedReport,
  list: boolean,
  options: PagesOptions,
): Promise<MadePages> {
  const { root, staging, base, statements, cache, code, beside } = options;
  const { slug } = current.source.report;
  const typefaces = await typefacesOf(current, root);
  const common = keyOf(
    'common',
    code,
    base,
    statements,
    commonHash(current, base),
    await facesHash(typefaces),
  );
  const context = contextOf(current, base);
  const pages = allPages(context);
  const { drop, tables, source } = current;
  const key = keyOf('report', common, slug, drop, tables, source.report.commentary, beside.get(slug));
  if (!list && (await restore(key, options))) return { slug, key, pages, reused: pages.length };

  const values = watchedValues(current, context.records);
  const keys = new Map(pages.map(({ id, path }) => [id, keyOf('page', common, slug, id, path)]));
  const missing = new Set<string>();
  for (const page of pages) {
    const found = cache.find(keys.get(page.id) ?? '', values);
    if (found === null) missing.add(page.id);
    else await write(join(staging, pageFile(slug, page)), found);
  }
  const read = await runAstro(reports, current, { list, missing, typefaces }, options);
  for (const page of pages.filter(({ id }) => missing.has(id))) {
    const places = new Set([...(read.get(null) ?? []), ...(read.get(page.id) ?? [])]);
    cache.keep(keys.get(page.id) ?? '', values, places, await readFile(join(staging, pageFile(slug, page))));
  }
  return { slug, key, pages, reused: pages.length - missing.size };
}

/** Where a page lies below the site. */
export function pageFile(slug: string, { path }: Page): string {
  return join(slug, path, 'index.html');
}

async function facesHash({ faces }: ReportTypefaces): Promise<string> {
  const files = faces.map(async ({ path, ...face }) => [face, hashOfBytes(await readFile(path))]);
  return hashOf(await Promise.all(files));
}

async function write(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, bytes);
}

/** All of a report but its PDFs, when an earlier build made it from exactly the same. */
async function restore(key: string, { staging, cache }: PagesOptions): Promise<boolean> {
  const files = cache.report(key)?.filter(({ path }) => !path.endsWith('.pdf')) ?? [];
  const found = files.map(({ path, hash }) => ({ path, bytes: cache.bytes(hash) }));
  if (found.length === 0 || found.some(({ bytes }) => bytes === null)) return false;
  for (const { path, bytes } of found) if (bytes !== null) await write(join(staging, path), bytes);
  return true;
}

/** Returns the places that each page read. */
async function runAstro(
  reports: readonly PreparedReport[],
  current: PreparedReport,
  { list, missing, typefaces }: { list: boolean; missing: ReadonlySet<string>; typefaces: ReportTypefaces },
  { root, staging, base, statements }: PagesOptions,
): Promise<Map<string | null, Set<string>>> {
  // Taken up where there is something to make: loading it takes longer than many a build.
  const [{ build }, { siteConfig }] = await Promise.all([import('astro'), import('./site-config.ts')]);
  const { slug } = current.source.report;
  const read = new Map<string | null, Set<string>>();
  const note = (page: string | null, place: string) => {
    const places = read.get(page) ?? new Set();
    read.set(page, places.add(place));
  };
  handOver({ reports, current, typefaces, base, statements, pages: missing, note });
  const config = await siteConfig(root);
  // Below the project, where Astro keeps what it works with in the same folder: elsewhere two builds at once
  // would share that, and mix.
  const outDir = await makeScratch(cacheFolder(root), 'pages');
  await build({
    ...config,
    root,
    base,
    outDir,
    configFile: false,
    logLevel: 'error',
    build: { ...config.build, assets: `${slug}/_assets` },
  });
  await cp(join(outDir, slug), join(staging, slug), { recursive: true });
  if (list) await cp(join(outDir, LIST), join(staging, LIST));
  await rm(outDir, { recursive: true });
  return read;
}
