/** Makes the whole site in a folder of its own: pages by Astro, PDFs by a browser that visits them. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FilterState } from '../compose/filters/filter-state.ts';
import { ofNewest } from '../compose/page.ts';
import { type Cache, keyOf } from './cache/cache.ts';
import { sourcesHash } from './cache/code-hash.ts';
import { lockSite } from './lock/lock-site.ts';
import type { Locks } from './lock/locks.ts';
import { LIST, type MadePages, makePages } from './make-pages.ts';
import { type MadePdfs, makePdfs } from './make-pdfs.ts';
import type { PreparedReport } from './prepare.ts';
import type { Progress } from './progress.ts';
import { listReports } from './report-list.ts';
import { keepDrop, type PlannedDrop, takeDrop } from './standing-drops.ts';

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
  /** Keys of the reports that are locked. */
  readonly locks: Locks;
  /** All drops, those that stand as an earlier build made them included. */
  readonly drops: readonly PlannedDrop[];
}

export interface MadeSite extends MadePdfs {
  /** Each with a hash of what its pages are made from. */
  readonly reports: Pick<MadePages, 'place' | 'key'>[];
}

/** Throws a Failure when a page cannot be made or printed. */
export async function makeSite(reports: readonly PreparedReport[], options: SiteOptions): Promise<MadeSite> {
  const { root, progress, staging, base, cache, code, locks, drops } = options;
  const standing = drops.filter(({ isMade }) => !isMade);
  const made = await progress.step('Pages', async (tell) => {
    const newest = reports.filter(({ source }) => ofNewest(source.report));
    const list = listReports(newest, base);
    const listKey = keyOf('list', code, base, list);
    // A report at the top stands where the list would.
    const listed =
      reports.some(({ source }) => source.report.place === '') || cache.find(listKey, {}, staging);
    // The letters of the list are those of a report, of one that is open where there is one.
    const withList = newest.find(({ source }) => source.report.access === 'open') ?? newest[0];
    const what = list.length < drops.length ? 'drop' : 'report';
    const taken = standing.reduce((sum, drop) => sum + takeDrop(drop, cache, staging), 0);
    const all: MadePages[] = [];
    for (const [at, report] of reports.entries()) {
      all.push(await makePages(report, list, !listed && report === withList, options));
      const pages = all.reduce((sum, one) => sum + one.pages.length, taken);
      const reused = all.reduce((sum, one) => sum + one.reused, taken);
      tell(
        `${pages}${reused > 0 ? `, ${reused} as before` : ''}, ${what} ${standing.length + at + 1} of ${drops.length}`,
      );
    }
    if (!listed) cache.keep(listKey, {}, [], [{ path: LIST, bytes: await readFile(join(staging, LIST)) }]);
    return all;
  });
  const printing = { ...options, code: sourcesHash(root, 'src/build/print.ts') };
  const pdfs = await progress.step('PDFs', (tell) => makePdfs(reports, made, { ...printing, tell }));
  for (const drop of drops) if (drop.isMade && drop.key !== '') keepDrop(drop, cache, staging);
  const all = [
    ...reports.map(({ source }) => source.report),
    ...standing.map(({ inputs }) => inputs.source.report),
  ];
  const every = [...made, ...standing.map(({ inputs, key }) => ({ place: inputs.source.report.place, key }))];
  if (locks.size > 0) await progress.step('Locking', () => lockSite(all, made, locks, options));
  // What is published of a locked one are not its pages.
  const open = every.filter((_, at) => all[at]?.access === 'open');
  return { ...pdfs, reports: open.map(({ place, key }) => ({ place, key })) };
}
