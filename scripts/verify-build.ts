// npm run verify-build [-- --data FOLDER] [--out FOLDER]: makes the site anew, without a cache, into a folder
// of its own and compares it with the one that stands, file by file.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { type BuildInfo, parseBuildInfo } from '../src/build/build-info.ts';
import { filesIn } from '../src/build/cache/standing.ts';
import { readDefinition } from '../src/build/definition.ts';
import { Failure, toldError } from '../src/build/failure.ts';
import { type Locks, locksOf } from '../src/build/lock/locks.ts';
import { openInfo, whyClosed } from '../src/build/lock/sealed-info.ts';
import { MARKER } from '../src/build/swap.ts';
import { fromCaller } from './from-caller.ts';

const root = resolve(import.meta.dirname, '..');
/** Files that are named. */
const NAMED = 20;

async function main(): Promise<void> {
  const { data, out } = readOptions();
  const standing = infoOf(out);
  const locks = await locksFor(standing);
  const info = (await openInfo(standing, locks)) ?? unread(out);
  const [closed] = info.locked;
  if (closed !== undefined)
    throw new Failure(
      `"${closed.slug}" was locked ${whyClosed(closed.slug, locks)}, so nothing is verified.\n  → Give the password that it was locked with, or run npm run report first.`,
    );
  const shown = relative(fromCaller('.'), out) || '.';
  const folder = mkdtempSync(join(tmpdir(), 'uplift-verify-'));
  try {
    const again = join(folder, 'site');
    await build(again, info, data);
    const differing = compare(out, again);
    if (differing.length === 0) {
      console.log(
        `\n${shown}/ is what these sources make of this data: ${filesIn(out).length} files, the same bytes.`,
      );
      return;
    }
    console.log(
      `\n${differing.length} of ${filesIn(out).length} files of ${shown}/ differ from what was made now:`,
    );
    for (const line of differing.slice(0, NAMED)) console.log(`  ${line}`);
    if (differing.length > NAMED) console.log(`  … and ${differing.length - NAMED} more.`);
    for (const line of reasons(info, (await openInfo(infoOf(again), locks)) ?? unread(again)))
      console.log(line);
    process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readOptions(): { data: string | undefined; out: string } {
  try {
    const { values } = parseArgs({ options: { data: { type: 'string' }, out: { type: 'string' } } });
    return {
      data: values.data === undefined ? undefined : fromCaller(values.data),
      out: values.out === undefined ? join(root, 'dist') : fromCaller(values.out),
    };
  } catch (error) {
    throw new Failure(`${(error as Error).message.split('. ')[0]}.\n  → Use --data FOLDER or --out FOLDER.`);
  }
}

function infoOf(site: string): BuildInfo {
  try {
    const info = parseBuildInfo(readFileSync(join(site, MARKER), 'utf8'));
    if (info !== null) return info;
  } catch {
    // Said below.
  }
  return unread(site);
}

function unread(site: string): never {
  throw new Failure(
    `${site} holds no site with a ${MARKER} that can be read.\n  → Run npm run report first.`,
  );
}

async function locksFor({ locked }: BuildInfo): Promise<Locks> {
  const defined = await Promise.all(locked.map(({ slug }) => readDefinition(root, slug)));
  const reports = defined.flatMap((one) => ('source' in one ? [one.source.report] : []));
  return await locksOf(reports, process.env, 'Nothing was verified.');
}

/** As the site was made, but for the cache. */
async function build(
  out: string,
  { base, statements, filter }: BuildInfo,
  data: string | undefined,
): Promise<void> {
  const args = ['--out', out, '--base', base, '--no-cache', '--any-size'];
  if (statements) args.push('--statements');
  if (filter !== null) args.push('--filter', filter);
  if (data !== undefined) args.push('--data', data);
  const child = spawn(process.execPath, [join(root, 'scripts', 'report.ts'), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  createInterface(child.stdout).on('line', (line) => {
    // What it says of its own folder, which is gone when it is read, is left out.
    if (/^(?:Building| {2}(?:Reading|Pages|PDFs) )/.test(line)) console.log(line);
  });
  const code = await new Promise((done) => child.once('close', done));
  if (code !== 0) throw new Failure('The site could not be made anew, so nothing is verified.');
}

function compare(one: string, other: string): string[] {
  const [standing, made] = [one, other].map(
    (site) => new Map(filesIn(site).map((file) => [file.path, file.size])),
  );
  const paths = [...new Set([...(standing?.keys() ?? []), ...(made?.keys() ?? [])])].sort();
  return paths.flatMap((path) => {
    if (!made?.has(path)) return [`${path} (is not made)`];
    if (!standing?.has(path)) return [`${path} (is missing)`];
    return readFileSync(join(one, path)).equals(readFileSync(join(other, path))) ? [] : [path];
  });
}

/** What differs in what the two were made from. */
function reasons(standing: BuildInfo, made: BuildInfo): string[] {
  const versions = Object.keys(made.versions).filter(
    (name) => made.versions[name] !== standing.versions[name],
  );
  const files = made.reports.flatMap(({ slug, files: now, definition, older = [] }) => {
    const before = standing.reports.find((report) => report.slug === slug);
    const known = [
      ...(before?.files ?? []),
      ...(before?.definition ?? []),
      ...(before?.older ?? []).flatMap((drop) => drop.files),
    ].map(({ file, sha256 }) => file + sha256);
    return [...now, ...definition, ...older.flatMap((drop) => drop.files)]
      .filter(({ file, sha256 }) => !known.includes(file + sha256))
      .map(({ file }) => `${slug}: ${file}`);
  });
  return [
    ...(standing.sources === made.sources ? [] : ['The sources are not those that it was made with.']),
    ...(standing.lockfile === made.lockfile
      ? []
      : ['package-lock.json is not the one that it was made with.']),
    ...versions.map(
      (name) => `It was made with ${name} ${standing.versions[name]}, now with ${made.versions[name]}.`,
    ),
    ...(files.length === 0 ? [] : [`The data or its definition changed: ${files.join(', ')}.`]),
  ];
}

main().catch((error: unknown) => {
  console.error(toldError(error, 'The site could not be verified'));
  process.exitCode = 1;
});
