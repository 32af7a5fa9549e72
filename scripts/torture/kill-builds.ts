/**
 * Kills builds of a small site at random moments, most of them near the swap, while another process reads the
 * site: it has to find the old site or the new one each time, and the next build has to go on from there.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { hashOfBytes } from '../../src/build/cache/hash-of.ts';
import { filesIn } from '../../src/build/cache/standing.ts';
import { type Readings, startReader } from './reader.ts';

const root = resolve(import.meta.dirname, '..', '..');

/** Share of the builds that are killed near the swap; the rest at any moment, some of them with nothing cached. */
const NEAR = 0.75;
/** Milliseconds after the journal is written within which the swap happens. */
const WINDOW = 60;

export interface Killed {
  readonly kills: number;
  /** Builds that had published when they were killed. */
  readonly published: number;
  /** Builds that ended before they were killed. */
  readonly finished: number;
  readonly readings: Readings;
  /** What lay beside the site, or was wrong with it, in words; nothing of the kind may be. */
  readonly faults: readonly string[];
}

/** `tell` is told of each kill. */
export async function killBuilds(
  rounds: number,
  tell: (done: number) => void = () => undefined,
): Promise<Killed> {
  const folder = mkdtempSync(join(tmpdir(), 'uplift-torture-'));
  try {
    return await torture(folder, rounds, tell);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function torture(folder: string, rounds: number, tell: (done: number) => void): Promise<Killed> {
  const place = {
    data: join(folder, 'small'),
    out: join(folder, 'sites', 'site'),
    cache: join(folder, 'cache'),
  };
  await run('simulate.ts', ['--influencers', '3', '--posts', '6', '--rows', '40', '--out', place.data]);
  const posts = join(place.data, 'posts.csv');
  const captions = readFileSync(posts, 'utf8');
  const set = (state: number) =>
    writeFileSync(posts, state === 0 ? captions : captions.replace(/Day|day|the/, 'Tag'));

  const sites = [join(folder, 'one'), join(folder, 'other')];
  const states: string[] = [];
  for (const [state, site] of sites.entries()) {
    set(state);
    await run('report.ts', words(place));
    cpSync(place.out, site, { recursive: true });
    states.push(stateOf(site));
  }
  if (states[0] === states[1]) throw new Error('the two sites are the same');

  const files = ['build-info.json', 'index.html', 'small/data/index.html', 'small/pdf/data.pdf'];
  const reader = await startReader(place.out, files, sites);
  const faults: string[] = [];
  let [published, finished] = [0, 0];
  for (let round = 0; round < rounds; round += 1) {
    const before = states.indexOf(stateOf(place.out));
    set(1 - before);
    if (!(await killOne(place))) finished += 1;
    const after = states.indexOf(stateOf(place.out));
    if (after < 0) faults.push(`round ${round}: the site is neither of the two`);
    if (after === 1 - before) published += 1;
    tell(round + 1);
  }
  await run('report.ts', words(place));
  const readings = await reader.stop();
  const beside = readdirSync(join(folder, 'sites')).filter((name) => name !== 'site');
  if (beside.length > 0) faults.push(`beside the site: ${beside.join(', ')}`);
  return { kills: rounds - finished, published, finished, readings, faults };
}

interface Place {
  readonly data: string;
  readonly out: string;
  readonly cache: string;
}

function words({ data, out, cache }: Place): string[] {
  return ['--data', data, '--out', out, '--cache', cache];
}

/** Whether the build still ran when it was killed. */
async function killOne(place: Place): Promise<boolean> {
  const near = Math.random() < NEAR;
  const cached = near || Math.random() < 0.5;
  const child = start('report.ts', cached ? words(place) : [...words(place).slice(0, 4), '--no-cache']);
  const ended = endOf(child);
  if (near) await Promise.race([journalled(place), ended]);
  const patience = near ? WINDOW : cached ? 1000 : 6000;
  await Promise.race([pause(Math.random() * patience), ended]);
  child.kill('SIGKILL');
  return (await ended) === 'SIGKILL';
}

/** Until one more journal lies in the cache: the swap comes next. */
async function journalled({ cache }: Place): Promise<void> {
  const builds = join(cache, 'builds');
  const before = newest(builds);
  while (newest(builds) === before) await pause(1);
}

function newest(folder: string): string | undefined {
  return existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith('.json'))
        .sort()
        .at(-1)
    : undefined;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((done) => setTimeout(done, milliseconds));
}

/** Of every file by name and content. */
function stateOf(site: string): string {
  const files = filesIn(site).map(({ path }) => `${path} ${hashOfBytes(readFileSync(join(site, path)))}`);
  return hashOfBytes(files.sort().join('\n'));
}

function start(script: string, args: readonly string[]): ChildProcess {
  return spawn(process.execPath, [join(root, 'scripts', script), ...args], { stdio: 'ignore', cwd: root });
}

/** The signal that ended it; `null` = it ended by itself. */
function endOf(child: ChildProcess): Promise<NodeJS.Signals | null> {
  return new Promise((done) => child.once('exit', (_code, signal) => done(signal)));
}

async function run(script: string, args: readonly string[]): Promise<void> {
  const child = start(script, args);
  const code = await new Promise((done) => child.once('exit', done));
  if (code !== 0) throw new Error(`${script} ${args.join(' ')} ended with ${code}`);
}
