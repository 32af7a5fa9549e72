// npm run report [-- --data FOLDER] [--out FOLDER] [--base /path/]
// Builds every report in reports/, or one of any folder that holds a drop, and publishes the site as the last
// step: whatever goes wrong before, the site of the last build stays as it was.
import { readdir, stat, writeFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { addressOf } from '../src/build/address.ts';
import { type ReportSource, readDefinition, reportSlugs, undefinedReport } from '../src/build/definition.ts';
import { Failure, toldError } from '../src/build/failure.ts';
import { type PreparedReport, prepareReport } from '../src/build/prepare.ts';
import { createProgress, type Progress } from '../src/build/progress.ts';
import { issueLines } from '../src/build/report-issues.ts';
import { discard, explainDisk, MARKER, publish, stage } from '../src/build/swap.ts';
import { typefacesOf } from '../src/build/typefaces/report-typefaces.ts';
import { createFormatter } from '../src/core/format/formatter.ts';
import type { Issue } from '../src/core/issue.ts';
import { countsOf } from '../src/core/told-issues.ts';
import { fromCaller } from './from-caller.ts';

const USAGE = 'npm run report -- [--data FOLDER] [--out FOLDER] [--base /path/] [--statements]';
const root = resolve(import.meta.dirname, '..');
/** Where the person typed the command. */
const here = fromCaller('.');

interface Options {
  readonly data: string | null;
  readonly out: string;
  readonly base: string;
  /** A PDF of every influencer's page. */
  readonly statements: boolean;
}

/** Of problems; with what was done before, all fits a screen. */
const LINES = 17;

async function main(): Promise<void> {
  const options = readOptions();
  const progress = noted(createProgress(process.stdout, () => performance.now()));
  const start = performance.now();
  const sources = await reportSources(options);
  console.log(`Building ${sources.length === 1 ? 'one report' : `${sources.length} reports`}`);
  const reports: PreparedReport[] = [];
  for (const source of sources) reports.push(await read(source, progress));
  for (const report of reports) await tellOfMissingCharacters(report);

  // Taken up once there is something to build: a refusal needs no Astro, and ends without waiting for it.
  const { makeSite } = await import('../src/build/make-site.ts');
  const staging = await stage(options.out);
  let pdfs: number;
  try {
    pdfs = await makeSite(reports, {
      root,
      staging,
      base: options.base,
      statements: options.statements,
      progress,
    });
    await writeFile(join(staging, MARKER), buildInfo(reports));
    await publish(staging, options.out);
  } catch (error) {
    // What went wrong first is what is told.
    await discard(staging).catch(() => undefined);
    throw explainDisk(error, options.out);
  }
  await tellWhatWasMade(reports, options, pdfs, (performance.now() - start) / 1000);
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

function readOptions(): Options {
  try {
    const { values } = parseArgs({
      options: {
        data: { type: 'string' },
        out: { type: 'string' },
        base: { type: 'string' },
        statements: { type: 'boolean', default: false },
        help: { type: 'boolean' },
      },
    });
    if (values.help) {
      console.log(USAGE);
      process.exit(0);
    }
    const base = values.base ?? '/';
    // "." and ".." would lead out of the address that the pages link to.
    if (!/^\/((?!\.{1,2}\/)[\w.~-]+\/)*$/.test(base))
      throw new Failure(
        `--base ${base} is not a path.\n  → Give one such as /reports/, with a slash at both ends.`,
      );
    return {
      data: values.data === undefined ? null : fromCaller(values.data),
      out: values.out === undefined ? join(root, 'dist') : fromCaller(values.out),
      base,
      statements: values.statements,
    };
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure(`${(error as Error).message}\n  → ${USAGE}`);
  }
}

async function reportSources({ data }: Options): Promise<ReportSource[]> {
  if (data !== null) {
    const found = await stat(data).catch(() => null);
    if (!found?.isDirectory())
      throw new Failure(`There is no folder ${data}.\n  → Give the folder that holds the drop.`);
    return [undefinedReport(data)];
  }
  const slugs = await reportSlugs(root);
  if (slugs.length === 0)
    throw new Failure(
      'There is no report in reports/.\n  → Write reports/<name>/index.md, or give a folder with --data.',
    );
  const sources: ReportSource[] = [];
  for (const slug of slugs) {
    const defined = await readDefinition(root, slug);
    if ('issues' in defined) refuse(defined.issues, '', `report "${slug}"`);
    else sources.push(defined.source);
  }
  return sources;
}

async function read(source: ReportSource, progress: Progress): Promise<PreparedReport> {
  const { slug } = source.report;
  return await progress.step(`Reading ${slug}`, async (tell) => {
    const result = await prepareReport(source);
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

/** A PDF shows a box where no font has the character; on a screen the reader's machine may have one. */
async function tellOfMissingCharacters(report: PreparedReport): Promise<void> {
  const { missing } = await typefacesOf(report, root);
  if (missing.length === 0) return;
  const shown = missing
    .slice(0, 12)
    .map((one) => `${one} U+${one.codePointAt(0)?.toString(16).toUpperCase()}`);
  const more = missing.length > shown.length ? ` and ${missing.length - shown.length} more` : '';
  console.log(
    `  Warning: ${missing.length === 1 ? 'one character' : `${missing.length} characters`} of "${report.source.report.slug}" may print as boxes, as no font of the build has ${missing.length === 1 ? 'it' : 'them'}: ${shown.join(', ')}${more}.`,
  );
}

function refuse(issues: readonly Issue[], folder: string, what: string): never {
  const lines = [
    ...issueLines(issues, folder, LINES),
    '',
    `${countsOf(issues)} in ${what}. Nothing was published.`,
  ];
  throw new Failure(lines.join('\n'));
}

/** What the site was made from; no clock, so that the same input gives the same bytes. */
function buildInfo(reports: readonly PreparedReport[]): string {
  const info = {
    generator: 'uplift',
    reports: reports.map(({ source, drop }) => ({
      slug: source.report.slug,
      title: source.report.title,
      files: drop.files.map(({ file, bytes, sha256 }) => ({ file, bytes, sha256 })),
    })),
  };
  return `${JSON.stringify(info, null, 1)}\n`;
}

async function tellWhatWasMade(
  reports: readonly PreparedReport[],
  { out, base }: Options,
  pdfs: number,
  seconds: number,
): Promise<void> {
  const files = (await readdir(out, { recursive: true, withFileTypes: true })).filter((entry) =>
    entry.isFile(),
  );
  const sizes = await Promise.all(
    files.map(async ({ parentPath, name }) => (await stat(join(parentPath, name))).size),
  );
  const megabytes = sizes.reduce((sum, size) => sum + size, 0) / 1e6;
  const shown = relative(here, out) || '.';
  console.log(
    `\nMade ${shown}/ in ${seconds.toFixed(1)} s: ${files.length} files, ${pdfs} of them PDFs, ${megabytes.toFixed(1)} MB.`,
  );
  for (const { source } of reports)
    console.log(`  ${shown}${addressOf('/', source.report.slug, '')}index.html  ${source.report.title}`);
  const quoted = /\s/.test(shown) ? `"${shown}"` : shown;
  const preview = shown === 'dist' ? 'npm run preview' : `npm run preview -- --out ${quoted}`;
  console.log(
    `\nLook at it with: ${preview}${base === '/' ? '' : ` ${shown === 'dist' ? '-- ' : ''}--base ${base}`}`,
  );
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
