/**
 * npm run check -- FOLDER [--json FILE] [--quarantine[=SHARE]] [--as-of YYYY-MM-DD] [--write-manifest] [--annotations]
 * npm run check -- --reports [--annotations]
 *
 * Reads, validates and totals a drop without building anything, or the drops of all reports as each report
 * reads its own; writes a manifest of its files beside them when asked to. Annotations are what GitHub shows
 * beside the lines of a file. Exit 0 when all can be published, 1 when something is refused, 2 for wrong usage
 * and for anything that keeps it from an answer.
 */
import { writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { datedDrops } from '../src/build/dated-drops.ts';
import { openDropFolder } from '../src/build/drop-folder.ts';
import { errorCode, Failure, toldError } from '../src/build/failure.ts';
import { folderProblem } from '../src/build/folder-problem.ts';
import { issueLines } from '../src/build/report-issues.ts';
import { annotationLines } from '../src/build/server-commands.ts';
import { MANIFEST, manifestOf } from '../src/core/ingest/manifest.ts';
import { type ReadResult, readDrop } from '../src/core/ingest/read-drop.ts';
import { totals } from '../src/core/ingest/totals.ts';
import type { Issue } from '../src/core/issue.ts';
import { reportSchema } from '../src/core/report.ts';
import { type ReadSettings, readSettingsSchema } from '../src/core/settings.ts';
import { checkDated } from './check/check-dated.ts';
import { checkReports } from './check/check-reports.ts';
import { closingLines } from './check/closing-lines.ts';
import { fromCaller } from './from-caller.ts';
import { root } from './report/options.ts';

const USAGE =
  'usage: npm run check -- FOLDER [--json FILE] [--quarantine[=SHARE]] [--as-of YYYY-MM-DD] [--write-manifest] [--annotations]\n       npm run check -- --reports [--annotations]';
/** All that is printed fits a screen. */
const LINES = 20;

interface Wanted {
  /** `null` = the reports of the project. */
  readonly folder: string | null;
  readonly annotations: boolean;
  readonly json: string | null;
  readonly writeManifest: boolean;
  readonly settings: ReadSettings;
  /** Dated folders hold what came since the one before. */
  readonly increments: boolean;
}

function wrongUsage(problem: string): never {
  process.stderr.write(`${problem}\n${USAGE}\n`);
  process.exit(2);
}

function wanted(args: readonly string[]): Wanted {
  // A bare --quarantine stands for the usual share.
  const given = args.map((arg) => (arg === '--quarantine' ? '--quarantine=' : arg));
  const { positionals, values } = parseArgs({
    args: given,
    allowPositionals: true,
    options: {
      json: { type: 'string' },
      quarantine: { type: 'string' },
      'as-of': { type: 'string' },
      'write-manifest': { type: 'boolean' },
      reports: { type: 'boolean' },
      annotations: { type: 'boolean', default: false },
      help: { type: 'boolean' },
    },
  });
  if (values.help) {
    process.stdout.write(`${USAGE}\n`);
    process.exit(0);
  }
  const { annotations } = values;
  const [folder = null, ...others] = positionals;
  if (values.reports) {
    const { json, quarantine, 'as-of': asOf, 'write-manifest': manifest } = values;
    if (folder !== null || [json, quarantine, asOf, manifest].some((value) => value !== undefined))
      throw new Error('--reports goes with --annotations alone: each report says how its drop is read.');
    return { folder: null, annotations, json: null, writeManifest: false, settings: {}, increments: false };
  }
  if (folder === null || others.length > 0) throw new Error('Name one folder.');
  const asOf = values['as-of'] ?? process.env.REPORT_AS_OF;
  const config = configOf(process.env.REPORT_CONFIG_JSON);
  const settings = readSettingsSchema.parse({
    ...config,
    ...(asOf && { asOf }),
    ...(values.quarantine !== undefined && { quarantine: quarantineOf(values.quarantine) }),
  });
  return {
    folder,
    annotations,
    json: values.json ?? null,
    writeManifest: values['write-manifest'] ?? false,
    settings,
    increments: 'drops' in config && config.drops === 'increment',
  };
}

/** A report's front matter as JSON. What the reader does not use is fine; what no report has is a slip. */
function configOf(json: string | undefined): object {
  if (!json) return {};
  let config: unknown;
  try {
    config = JSON.parse(json);
  } catch (error) {
    throw new Error(`REPORT_CONFIG_JSON is not JSON: ${(error as Error).message}`);
  }
  if (typeof config !== 'object' || config === null || Array.isArray(config)) {
    throw new Error(
      'REPORT_CONFIG_JSON is not an object.\n  → Give keys and values, such as {"currency":"INR"}.',
    );
  }
  const allowed = Object.keys(reportSchema.shape);
  const unknown = Object.keys(config).find((key) => !allowed.includes(key));
  if (unknown !== undefined) {
    throw new Error(
      `REPORT_CONFIG_JSON: ${JSON.stringify(unknown)} is not a key of a report.\n  → Allowed: ${allowed.join(', ')}.`,
    );
  }
  return config;
}

function quarantineOf(given: string): true | number {
  if (given === '') return true;
  const share = given.trim() === '' ? Number.NaN : Number(given);
  if (share >= 0 && share <= 1) return share;
  throw new Error(
    `--quarantine=${given} is not a share.\n  → Give a number from 0 to 1, such as --quarantine=0.02; --quarantine alone stands for 0.01.`,
  );
}

function write(path: string, content: unknown, space: number, hint: string): void {
  try {
    writeFileSync(path, `${JSON.stringify(content, null, space)}\n`);
  } catch (error) {
    throw new Failure(`${path} cannot be written (${errorCode(error) ?? 'unknown error'}).\n  → ${hint}`);
  }
}

function issueRecord({ at, code, severity, value, message, hint }: Issue): object {
  return { ...at, code, severity, value, message, hint };
}

function report(result: ReadResult): object {
  const rows = Object.entries(result.rows).map(([table, counts]) => [
    table,
    {
      read: counts.read,
      accepted: counts.accepted,
      rejected: counts.rejected,
      rejected_by_cascade: counts.rejectedByCascade,
      skipped_blank: counts.skippedBlank,
    },
  ]);
  return {
    outcome: result.outcome,
    issues: result.issues.map(issueRecord),
    rows: Object.fromEntries(rows),
    totals: result.drop && totals(result.drop),
  };
}

function print(lines: readonly string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`);
}

async function main(): Promise<void> {
  let want: Wanted;
  try {
    want = wanted(process.argv.slice(2));
  } catch (error) {
    return wrongUsage(error instanceof z.ZodError ? z.prettifyError(error) : (error as Error).message);
  }
  const tell = (issues: readonly Issue[], folder: string, closing: readonly string[]): string[] =>
    want.annotations ? annotationLines(issues, folder) : issueLines(issues, folder, LINES - closing.length);
  if (want.folder === null) {
    process.exitCode = (await checkReports(root, print, tell)) ? 0 : 1;
    return;
  }
  const { folder: given } = want;
  const folder = fromCaller(given);
  const problem = await folderProblem(folder, given, 'Name the folder that holds the drop.');
  if (problem !== null) wrongUsage(`${problem.message}\n  → ${problem.hint}`);
  const unreadable = (error: NodeJS.ErrnoException): never =>
    wrongUsage(`${given} is not a folder that can be read (${error.code ?? 'unknown error'}).`);
  const dated = await datedDrops(folder, false).catch(unreadable);
  if ('problem' in dated) {
    print([`${join(given, dated.file)} ${dated.problem}`, `  → ${dated.hint}`]);
    process.exitCode = 1;
    return;
  }
  if (dated.dates.length > 0) {
    if (want.writeManifest || want.json !== null)
      wrongUsage(
        `${given} holds several drops; --json and --write-manifest look at one, such as ${join(given, dated.dates.at(-1) ?? '')}.`,
      );
    process.exitCode = (await checkDated({ ...want, folder, given, dated }, print, tell)) ? 0 : 1;
    return;
  }
  const opened = await openDropFolder(folder).catch(unreadable);
  // A manifest that is to be replaced has nothing to say any more.
  const files = want.writeManifest ? opened.files.filter(({ name }) => name !== MANIFEST) : opened.files;
  const result = await readDrop(files, want.settings, opened.issues);
  const refused = result.outcome === 'reject';
  const closing = closingLines(result, result.issues, `drop "${basename(folder)}"`, refused);
  print([...tell(result.issues, given, closing), ...closing]);
  if (want.json !== null) {
    write(
      fromCaller(want.json),
      report(result),
      0,
      'Name a file, in a folder that is there and may be written.',
    );
  }
  if (want.writeManifest && result.drop) {
    const manifest = manifestOf(result.drop, result.files, result.rows);
    write(join(folder, MANIFEST), manifest, 2, 'Allow writing in the folder, or leave out --write-manifest.');
    print([`Noted in ${join(given, MANIFEST)}.`]);
  }
  process.exitCode = refused ? 1 : 0;
}

try {
  await main();
} catch (error) {
  // Not 1: that would say of the drop that it is refused.
  process.stderr.write(`${toldError(error, 'The drop could not be checked')}\n`);
  process.exitCode = 2;
}
