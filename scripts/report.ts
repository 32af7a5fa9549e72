// npm run report: builds every report in reports/, or one of any folder that holds a drop, and publishes the
// site as the last step: whatever goes wrong before, the site of the last build stays as it was. What an
// earlier build made of the same is taken from there.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { browserSeen } from '../src/build/browser-seen.ts';
import { type BuildInfo, infoText, parseBuildInfo } from '../src/build/build-info.ts';
import { type Cache, keyOf, noCache, openCache } from '../src/build/cache/cache.ts';
import { codeHash } from '../src/build/cache/code-hash.ts';
import type { Build } from '../src/build/cache/journal.ts';
import { filesIn, standsIn } from '../src/build/cache/standing.ts';
import { dropsOf } from '../src/build/dated-drops.ts';
import { toldError } from '../src/build/failure.ts';
import { refuseOverlap } from '../src/build/guards/out-apart.ts';
import { sameOrders } from '../src/build/guards/same-orders.ts';
import { refuseShrink } from '../src/build/guards/shrink.ts';
import { refuseLarge } from '../src/build/guards/site-size.ts';
import { besideHash, type Inputs, inputsHash, inputsOf, refuseTouched } from '../src/build/inputs.ts';
import { hideFolder } from '../src/build/lock/hide-folder.ts';
import { type Locks, locksHash, locksOf } from '../src/build/lock/locks.ts';
import { refuseReadable } from '../src/build/lock/refuse-readable.ts';
import { openInfo, sealInfo } from '../src/build/lock/sealed-info.ts';
import { createProgress, type Progress } from '../src/build/progress.ts';
import { plannedDrops } from '../src/build/standing-drops.ts';
import {
  clearLeftovers,
  discard,
  explainDisk,
  MARKER,
  publish,
  refuseForeign,
  stage,
} from '../src/build/swap.ts';
import type { Report } from '../src/core/report.ts';
import { type Options, readOptions, root } from './report/options.ts';
import { readDrops } from './report/read-drops.ts';
import { refuse, reportSources, TOGETHER } from './report/sources.ts';
import { here, sizeInWords, tellOfMissingCharacters, tellWhatStands } from './report/tell.ts';

async function main(): Promise<void> {
  const options = readOptions();
  const { base, statements, filter, out } = options;
  const sources = await reportSources(options);
  refuseOverlap(root, out, sources);
  refuseForeign(out);
  const all = sources.map(({ report }) => report);
  const [inputs, locks] = await Promise.all([
    Promise.all(sources.flatMap(dropsOf).map(inputsOf)),
    locksOf(all, process.env),
  ]);
  const code = codeHash(root);
  // Where others may write to the cache's folder, what they put there is not taken without this word.
  const secret = process.env.UPLIFT_CACHE_SECRET ?? '';
  const cache = options.cache === null ? noCache : openCache(options.cache, secret);
  const key = keyOf(
    'site',
    code,
    base,
    statements,
    filter,
    inputs.map(inputsHash),
    locksHash(locks),
    await browserSeen(),
  );
  const earlier = cache.site(key);
  if (earlier !== null && standsIn(out, earlier.files)) {
    await clearLeftovers(out).catch(() => undefined);
    const words = `Nothing changed: % stands as the last build made it, ${earlier.files.length} files`;
    return tellWhatStands(sources, options, `${words}, checked in ${seconds()}.`);
  }

  console.log(`Building ${sources.length === 1 ? 'one report' : `${sources.length} reports`}`);
  const progress = noted(createProgress(process.stdout, () => performance.now()));
  const last = await lastPublished(out, cache, locks);
  const work: Work = { options, inputs, all, code, cache, key, progress, locks, last };
  const restored = earlier !== null && (await restore(earlier, work));
  if (!restored) await make(work);
  const how = restored ? ', as an earlier build made it of the same' : '';
  tellWhatStands(sources, options, `Made % in ${seconds()}${how}: ${sizeInWords(out)}.`);
}

interface Work {
  readonly options: Options;
  readonly inputs: readonly Inputs[];
  /** As they are defined. */
  readonly all: readonly Report[];
  /** Of all that pages are made by. */
  readonly code: string;
  readonly cache: Cache;
  /** Of all that the site is made from. */
  readonly key: string;
  readonly progress: Progress;
  /** Keys of the reports that are locked. */
  readonly locks: Locks;
  /** What was published before; `null` = nothing that is known. */
  readonly last: BuildInfo | null;
}

/** Publishes the site of an earlier build; `false` when the cache no longer has all of it. */
async function restore(earlier: Build, work: Work): Promise<boolean> {
  const { options, cache, last, locks } = work;
  return inStaging(options.out, async (staging) => {
    if (!cache.write(earlier.files, staging)) return false;
    if (!options.anySize) refuseLarge(earlier.files);
    checkShrink(last, await openedInfo(readFileSync(join(staging, MARKER), 'utf8'), locks), options);
    const { site, reports, browser } = earlier;
    refuseReadable(staging, options.base, work.all);
    closeCache({ site, reports, browser }, work, staging);
    await publish(staging, options.out);
    return true;
  });
}

async function make(work: Work): Promise<void> {
  const { options, inputs, all, code, cache, key, progress, locks, last } = work;
  const { out, base, statements, filter } = options;
  const drops = plannedDrops(inputs, cache, [code, base, await browserSeen()]);
  const reports = await readDrops(drops, progress);
  const same = sameOrders(
    reports.map(({ source, cube }) => ({
      slug: source.report.slug,
      cube,
      data: inputs.find((one) => one.source === source)?.data ?? [],
    })),
  );
  if (same !== null) refuse([same], '', TOGETHER);
  for (const report of reports) await tellOfMissingCharacters(report);

  // Taken up once there is something to make: a refusal ends without waiting for it.
  const [{ makeSite }, { buildInfoOf }] = await Promise.all([
    import('../src/build/make-site.ts'),
    import('../src/build/build-info-of.ts'),
  ]);
  const info = (browser: string | null) =>
    buildInfoOf(reports, { root, base, statements, filter, browser, inputs });
  const apart = reports.filter(({ drop }) => drop.issues.some(({ code }) => code === 'drops-apart'));
  checkShrink(last, info(null), options, new Set(apart.map(({ source }) => source.report.slug)));
  await inStaging(out, async (staging) => {
    const show = locks.size === 0 ? () => undefined : hideFolder(staging);
    const beside = new Map(inputs.map((one) => [one.source.report.slug, besideHash(one)]));
    let made: Done = { site: null, reports: [], browser: null };
    try {
      const site = await makeSite(reports, {
        root,
        staging,
        base,
        statements,
        filter,
        progress,
        cache,
        code,
        beside,
        locks,
        drops,
      });
      const told = await sealInfo(info(site.browser?.version ?? null), locks);
      writeFileSync(join(staging, MARKER), infoText(told));
      for (const one of inputs) await refuseTouched(one, here, null);
      if (!options.anySize) refuseLarge(filesIn(staging));
      refuseReadable(staging, base, all);
      made = { ...site, site: key };
    } finally {
      // Of a build that fails, the next one has what was done so far.
      closeCache(made, work, staging);
    }
    show();
    await publish(staging, out);
  });
}

type Done = Pick<Build, 'site' | 'reports' | 'browser'>;

/** What was made by sources that have changed meanwhile may be of the old ones or the new: it is not kept. */
function closeCache(done: Done, { cache, code, options }: Work, staging: string): void {
  if (options.cache === null) return;
  const paths = done.site === null ? [] : filesIn(staging).map(({ path }) => path);
  const problem =
    codeHash(root) === code
      ? cache.close({ ...done, out: options.out }, paths, (path) => readFileSync(join(staging, path)))
      : new Error('the sources changed while it was made');
  if (problem !== null) console.log(`  Not kept for the next build: ${problem.message}.`);
}

/** Runs with a folder to make the site in, which is gone afterwards, whatever happens. */
async function inStaging<T>(out: string, run: (staging: string) => Promise<T>): Promise<T> {
  const staging = await stage(out);
  try {
    return await run(staging);
  } catch (error) {
    throw explainDisk(error, out);
  } finally {
    // What went wrong first is what is told.
    await discard(staging).catch(() => undefined);
  }
}

function checkShrink(
  last: BuildInfo | null,
  now: BuildInfo | null,
  { acceptShrink }: Options,
  apart?: ReadonlySet<string>,
): void {
  if (last === null || now === null || acceptShrink) return;
  for (const { slug } of last.locked)
    console.log(
      `  "${slug}" was published with a password that is not given: the size of its last drop is not compared.`,
    );
  refuseShrink(last.reports, now.reports, apart);
}

/** From the site itself, or where that isn't kept between builds, from the cache. */
async function lastPublished(out: string, cache: Cache, locks: Locks): Promise<BuildInfo | null> {
  let text: string | null;
  try {
    text = readFileSync(join(out, MARKER), 'utf8');
  } catch {
    const file = cache.published(out)?.files.find(({ path }) => path === MARKER);
    text = file === undefined ? null : cache.text(file);
  }
  return text === null ? null : await openedInfo(text, locks);
}

async function openedInfo(text: string, locks: Locks): Promise<BuildInfo | null> {
  const info = parseBuildInfo(text);
  return info === null ? null : await openInfo(info, locks);
}

/** The step that runs, for the words of an error. */
let doing = '';

function noted(progress: Progress): Progress {
  return {
    step: async (name, run) => {
      doing = name;
      const result = await progress.step(name, run);
      doing = '';
      return result;
    },
  };
}

/** Since the command was typed, or nearly. */
function seconds(): string {
  return `${(performance.now() / 1000).toFixed(1)} s`;
}

main()
  .catch((error: unknown) => {
    console.error(
      toldError(error, doing === '' ? 'The report could not be made' : `The report stopped at "${doing}"`),
    );
    process.exitCode = 1;
  })
  .finally(() => {
    // The command ends by itself; what a failed step left running must not keep it waiting.
    setTimeout(() => process.exit(), 2000).unref();
  });
