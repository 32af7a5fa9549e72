// npm run report: builds every report in reports/, or one of any folder that holds a drop, and publishes the
// site as the last step: whatever goes wrong before, the site of the last build stays as it was. What an
// earlier build made of the same is taken from there.
import { readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { browserSeen } from '../src/build/browser-seen.ts';
import { type BuildInfo, infoText, parseBuildInfo } from '../src/build/build-info.ts';
import { type Cache, keyOf, noCache, openCache } from '../src/build/cache/cache.ts';
import { codeHash } from '../src/build/cache/code-hash.ts';
import type { Build } from '../src/build/cache/journal.ts';
import { filesIn, standsIn } from '../src/build/cache/standing.ts';
import { toldError } from '../src/build/failure.ts';
import { refuseShrink } from '../src/build/guards/shrink.ts';
import { refuseLarge } from '../src/build/guards/site-size.ts';
import { besideHash, type Inputs, inputsHash, inputsOf, refuseTouched } from '../src/build/inputs.ts';
import type { PreparedReport } from '../src/build/prepare.ts';
import { createProgress, type Progress } from '../src/build/progress.ts';
import { clearLeftovers, discard, explainDisk, MARKER, publish, stage } from '../src/build/swap.ts';
import { type Options, readOptions, root } from './report/options.ts';
import { refuse, reportSources } from './report/sources.ts';
import { here, sizeInWords, tellOfMissingCharacters, tellWhatStands } from './report/tell.ts';

async function main(): Promise<void> {
  const options = readOptions();
  const { base, statements, filter, out } = options;
  const sources = await reportSources(options);
  const inputs = await Promise.all(sources.map(inputsOf));
  const code = codeHash(root);
  // Where others may write to the cache's folder, what they put there is not taken without this word.
  const secret = process.env.UPLIFT_CACHE_SECRET ?? '';
  const cache = options.cache === null ? noCache : openCache(options.cache, secret);
  const key = keyOf('site', code, base, statements, filter, inputs.map(inputsHash), await browserSeen());
  const earlier = cache.site(key);
  if (earlier !== null && standsIn(out, earlier.files)) {
    await clearLeftovers(out).catch(() => undefined);
    const words = `Nothing changed: % stands as the last build made it, ${earlier.files.length} files`;
    return tellWhatStands(sources, options, `${words}, checked in ${seconds()}.`);
  }

  console.log(`Building ${sources.length === 1 ? 'one report' : `${sources.length} reports`}`);
  const progress = noted(createProgress(process.stdout, () => performance.now()));
  const work: Work = { options, inputs, code, cache, key, progress, last: lastPublished(out, cache) };
  const restored = earlier !== null && (await restore(earlier, work));
  if (!restored) await make(work);
  const how = restored ? ', as an earlier build made it of the same' : '';
  tellWhatStands(sources, options, `Made % in ${seconds()}${how}: ${sizeInWords(out)}.`);
}

interface Work {
  readonly options: Options;
  readonly inputs: readonly Inputs[];
  /** Of all that pages are made by. */
  readonly code: string;
  readonly cache: Cache;
  /** Of all that the site is made from. */
  readonly key: string;
  readonly progress: Progress;
  /** What was published before; `null` = nothing that is known. */
  readonly last: BuildInfo | null;
}

/** Publishes the site of an earlier build; `false` when the cache no longer has all of it. */
async function restore(earlier: Build, work: Work): Promise<boolean> {
  const { options, cache, last } = work;
  return inStaging(options.out, async (staging) => {
    if (!cache.write(earlier.files, staging)) return false;
    if (!options.anySize) refuseLarge(earlier.files);
    checkShrink(last, parseBuildInfo(readFileSync(join(staging, MARKER), 'utf8')), options);
    const { site, reports, browser } = earlier;
    closeCache({ site, reports, browser }, work, staging);
    await publish(staging, options.out);
    return true;
  });
}

async function make(work: Work): Promise<void> {
  const { options, inputs, code, cache, key, progress, last } = work;
  const { out, base, statements, filter } = options;
  const reports: PreparedReport[] = [];
  for (const one of inputs) reports.push(await read(one, progress));
  for (const report of reports) await tellOfMissingCharacters(report);

  // Taken up once there is something to make: a refusal ends without waiting for it.
  const [{ makeSite }, { buildInfoOf }] = await Promise.all([
    import('../src/build/make-site.ts'),
    import('../src/build/build-info-of.ts'),
  ]);
  const definitions = new Map(inputs.map(({ source, definition }) => [source.report.slug, definition]));
  const info = (browser: string | null) =>
    buildInfoOf(reports, { root, base, statements, filter, browser, definitions });
  checkShrink(last, info(null), options);
  await inStaging(out, async (staging) => {
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
      });
      writeFileSync(join(staging, MARKER), infoText(info(site.browser?.version ?? null)));
      for (const one of inputs) await refuseTouched(one, here, null);
      if (!options.anySize) refuseLarge(filesIn(staging));
      made = { ...site, site: key };
    } finally {
      // Of a build that fails, the next one has what was done so far.
      closeCache(made, work, staging);
    }
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

function checkShrink(last: BuildInfo | null, now: BuildInfo | null, { acceptShrink }: Options): void {
  if (last === null || now === null || acceptShrink) return;
  refuseShrink(last.reports, now.reports);
}

/** From the site itself, or where that isn't kept between builds, from the cache. */
function lastPublished(out: string, cache: Cache): BuildInfo | null {
  try {
    return parseBuildInfo(readFileSync(join(out, MARKER), 'utf8'));
  } catch {
    const file = cache.published(out)?.files.find(({ path }) => path === MARKER);
    const text = file === undefined ? null : cache.text(file);
    return text === null ? null : parseBuildInfo(text);
  }
}

async function read(inputs: Inputs, progress: Progress): Promise<PreparedReport> {
  const { source } = inputs;
  const { slug } = source.report;
  // Taken up once there is something to read.
  const [{ prepareReport }, { createFormatter }] = await Promise.all([
    import('../src/build/prepare.ts'),
    import('../src/core/format/formatter.ts'),
  ]);
  return await progress.step(`Reading ${slug}`, async (tell) => {
    const result = await prepareReport(source);
    await refuseTouched(inputs, here, 'issues' in result ? null : result.prepared.drop);
    if ('issues' in result) return refuse(result.issues, relative(here, source.data), `drop "${slug}"`);
    const { rows, issues } = result.prepared.drop;
    const read = Object.values(rows).reduce((sum, table) => sum + table.read, 0);
    const warnings = issues.filter(({ severity }) => severity === 'warning').length;
    const noticed =
      warnings === 0 ? '' : `, ${warnings} ${warnings === 1 ? 'warning' : 'warnings'} (see the Data page)`;
    tell(`${createFormatter(source.report).exact(read, 'count')} rows${noticed}`);
    return result.prepared;
  });
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
