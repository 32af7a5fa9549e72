/** Makes the whole site in a folder of its own: pages by Astro, PDFs by a browser that visits them. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FilterState } from '../compose/filters/filter-state.ts';
import { type Cache, keyOf } from './cache/cache.ts';
import { sourcesHash } from './cache/code-hash.ts';
import { LIST, type MadePages, makePages } from './make-pages.ts';
import { type MadePdfs, makePdfs } from './make-pdfs.ts';
import type { PreparedReport } from './prepare.ts';
import type { Progress } from './progress.ts';
import { listReports } from './report-list.ts';

export interface SiteOptions {
  readonly root: string;
  /** Where to make it; the caller publishes it from there. */
  readonly staging: string;
  /** Path that the site will be served under, such as /reports/. */
  readonly base: string;
  readonly progress: Progress;
  /** Prints the page of every influencer as well. */
  readonly statements: boolean;
  /** What PDFs are printed of besides. */
  readonly filter: FilterState | null;
  /** What earlier builds made. */
  readonly cache: Cache;
  /** Of the sources and packages that pages are made by. */
  readonly code: string;
  /** Of the files that lie beside a report's definition, by its slug. */
  readonly beside: ReadonlyMap<string, string>;
}

export interface MadeSite extends MadePdfs {
  /** Each with a hash of what its pages are made from. */
  readonly reports: Pick<MadePages, 'slug' | 'key'>[];
}

/** Throws a Failure when a page cannot be made or printed. */
export async function makeSite(reports: readonly PreparedReport[], options: SiteOptions): Promise<MadeSite> {
  const { root, progress, staging, base, cache, code } = options;
  const made = await progress.step('Pages', async (tell) => {
    const list = listReports(reports, base);
    const listKey = keyOf('list', code, base, list);
    const listed = cache.find(listKey, {}, staging);
    const all: MadePages[] = [];
    for (const [at, report] of reports.entries()) {
      // The fonts of the list are those of the first.
      all.push(await makePages(report, list, !listed && at === 0, options));
      const pages = all.reduce((sum, one) => sum + one.pages.length, 0);
      const reused = all.reduce((sum, one) => sum + one.reused, 0);
      tell(`${pages}${reused > 0 ? `, ${reused} as before` : ''}, report ${at + 1} of ${reports.length}`);
    }
    if (!listed) cache.keep(listKey, {}, [], [{ path: LIST, bytes: await readFile(join(staging, LIST)) }]);
    return all;
  });
  const printing = { ...options, code: sourcesHash(root, 'src/build/print.ts') };
  const pdfs = await progress.step('PDFs', (tell) => makePdfs(reports, made, { ...printing, tell }));
  return { ...pdfs, reports: made.map(({ slug, key }) => ({ slug, key })) };
}
