/** Makes the pages and files of one report by Astro, and takes from the cache what an earlier build made of the same. */
import { readFileSync } from 'node:fs';
import { cp, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ofNewest, type Page } from '../compose/page.ts';
import { allPages } from '../compose/pages/index.ts';
import { fileAt } from './address.ts';
import { type Cache, keyOf } from './cache/cache.ts';
import { hashOf, hashOfBytes } from './cache/hash-of.ts';
import { commonHash, contentHash, watchedValues } from './cache/watch-context.ts';
import { cacheFolder } from './cache-folder.ts';
import { tableFileNames } from './downloads/index.ts';
import { INSIGHTS } from './downloads/insights.ts';
import { jsonGroups } from './endpoints/index.ts';
import { handOver, type Part } from './handoff.ts';
import { contextOf, type PreparedReport } from './prepare.ts';
import type { ListedReport } from './report-list.ts';
import { makeScratch } from './scratch.ts';
import { type ReportTypefaces, typefacesOf } from './typefaces/report-typefaces.ts';

/** The list of all reports, at the top of the site. */
export const LIST = 'index.html';

/** Where scripts and styles lie below a report. */
const ASSETS = '_assets';

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
  /** Where the report lies below the site. */
  readonly place: string;
  /** Of all that the report's pages and files are made from. */
  readonly key: string;
  readonly pages: readonly Page[];
  /** Pages that an earlier build had made. */
  readonly reused: number;
}

/**
 * Every report has its pages, fonts and scripts in a folder of its own, which can be moved or mailed whole.
 * `withList` keeps the list of all reports, which is made along with them; its fonts are this report's.
 */
export async function makePages(
  current: PreparedReport,
  list: readonly ListedReport[],
  withList: boolean,
  options: PagesOptions,
): Promise<MadePages> {
  const { root, staging, base, statements, cache, code, beside } = options;
  const { place } = current.source.report;
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
  const { drop, tables, source, earlier } = current;
  const key = keyOf(
    'report',
    common,
    drop,
    tables,
    source.report.commentary,
    beside.get(source.report.slug),
    earlier && contentHash(earlier),
  );
  const whole = cache.report(key).filter(({ path }) => !path.endsWith('.pdf'));
  const isKnown = () => cache.write(whole, staging) || cache.find(plainKey(key), {}, staging);
  if (!withList && isKnown()) return { place, key, pages, reused: pages.length };

  const values = watchedValues(current, context.records);
  const missing = new Set<Part>();
  for (const part of partsOf(current, pages)) {
    if (!cache.find(keyOf(part, common), values, staging)) missing.add(part);
  }
  const { read, files } = await runAstro(current, { list, withList, wanted: missing, typefaces }, options);
  for (const page of pages) files.set(`page ${page.id}`, [pageFile(place, page)]);
  for (const part of missing) {
    const places = new Set([...(read.get('pages') ?? []), ...(read.get(part) ?? [])]);
    const made = (files.get(part) ?? []).map((path) => ({ path, bytes: readFileSync(join(staging, path)) }));
    cache.keep(keyOf(part, common), values, places, made);
  }
  const made = pages.filter(({ id }) => missing.has(`page ${id}`)).length;
  return { place, key, pages, reused: pages.length - made };
}

/** Under which the pages and files of a report that is locked are kept as they were before. */
export function plainKey(key: string): string {
  return keyOf('before it was locked', key);
}

/** An older drop has no files. */
function partsOf(current: PreparedReport, pages: readonly Page[]): Part[] {
  const paged = pages.map(({ id }) => `page ${id}` as const);
  if (!ofNewest(current.source.report)) return paged;
  return [
    ...paged,
    ...jsonGroups(current).map(({ name }) => `files ${name}` as const),
    ...[...tableFileNames(current), INSIGHTS].map((name) => `files ${name}` as const),
  ];
}

/** Where a page lies below the site. */
export function pageFile(place: string, { path }: Page): string {
  return [place, path, 'index.html'].filter((part) => part !== '').join('/');
}

async function facesHash({ faces }: ReportTypefaces): Promise<string> {
  const files = faces.map(async ({ path, ...face }) => [face, hashOfBytes(await readFile(path))]);
  return hashOf(await Promise.all(files));
}

interface Wanted {
  readonly list: readonly ListedReport[];
  readonly withList: boolean;
  readonly wanted: ReadonlySet<Part>;
  readonly typefaces: ReportTypefaces;
}

interface Run {
  /** Places that were read for each part. */
  readonly read: Map<Part, Set<string>>;
  /** Paths of the files that each group has, below the site. */
  readonly files: Map<Part, string[]>;
}

/** Makes what is wanted, and all that isn't a part of its own: fonts, styles, scripts, pictures. */
async function runAstro(
  current: PreparedReport,
  { list, withList, wanted, typefaces }: Wanted,
  { root, staging, base, statements }: PagesOptions,
): Promise<Run> {
  // Taken up where there is something to make: loading it takes longer than many a build.
  const [{ build }, { siteConfig }] = await Promise.all([import('astro'), import('./site-config.ts')]);
  const { slug, place } = current.source.report;
  const read: Run['read'] = new Map();
  const files: Run['files'] = new Map();
  handOver({
    list,
    current,
    typefaces,
    base,
    statements,
    wanted,
    note: (part, place) => {
      const places = read.get(part) ?? new Set();
      read.set(part, places.add(place));
    },
    noteFile: (group, path) => {
      const part: Part = `files ${group}`;
      files.set(part, [...(files.get(part) ?? []), fileAt(place, path)]);
    },
  });
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
    build: { ...config.build, assets: fileAt(place, ASSETS) },
  });
  // Routes go by the slug, and what they lie at may be elsewhere.
  await rename(join(outDir, place, ASSETS), join(outDir, ASSETS));
  await cp(join(outDir, slug), join(staging, place), {
    recursive: true,
    // Of an older drop these lay below the slug.
    filter: (path) => path !== join(outDir, slug, 'drops'),
  });
  await cp(join(outDir, ASSETS), join(staging, place, ASSETS), { recursive: true });
  if (withList) await cp(join(outDir, LIST), join(staging, LIST));
  await rm(outDir, { recursive: true });
  return { read, files };
}
