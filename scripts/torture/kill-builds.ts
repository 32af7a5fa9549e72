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
/** Builds started for each that is to be killed, at most: a machine where all end before it is no place for this. */
const TRIES = 8;

export interface Killed {
  /** Builds that still ran when they were killed. */
  readonly kills: number;
  /** Builds that had published when they were killed. */
  readonly published: number;
  /** Builds that ended before they were killed. */
  readonly finished: number;
  readonly readings: Readings;
  /** What lay beside the site, or was wrong with it, in words; nothing of the kind may be. */
  readonly faults: readonly string[];
}

/**
 * Goes on until `wanted` builds were killed while they ran; `tell` is told of each. Where too few could be, that is
 * one of the faults.
 */
export async function killBuilds(
  wanted: number,
  tell: (done: number) => void = () => undefined,
): Promise<Killed> {
  const folder = mkdtempSync(join(tmpdir(), 'uplift-torture-'));
  try {
    return await torture(folder, wanted, tell);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function torture(folder: string, wanted: number, tell: (done: number) => void): Promise<Killed> {
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
  const build = async (state: number) => {
    set(state);
    const times = await timeOf(place);
    if (states.length < sites.length) {
      cpSync(place.out, sites[state] ?? '', { recursive: true });
      states.push(stateOf(place.out));
    }
    return times;
  };
  const made = await build(0);
  await build(1);
  if (states[0] === states[1]) throw new Error('the two sites are the same');
  const taken = await build(0);

  const files = ['build-info.json', 'index.html', 'small/data/index.html', 'small/pdf/data.pdf'];
  const reader = await startReader(place.out, files, sites);
  const faults: string[] = [];
  let [kills, published, finished] = [0, 0, 0];
  for (let round = 0; kills < wanted && round < wanted * TRIES; round += 1) {
    const before = states.indexOf(stateOf(place.out));
    set(1 - before);
    if (await killOne(place, made.whole, taken)) kills += 1;
    else finished += 1;
    const after = states.indexOf(stateOf(place.out));
    if (after < 0) faults.push(`round ${round}: the site is neither of the two`);
    if (after === 1 - before) published += 1;
    tell(kills);
  }
  if (kills < wanted) faults.push(`${kills} builds of ${wanted} could be killed before they ended`);
  await run('report.ts', words(place));
  const readings = await reader.stop();
  const beside = readdirSync(join(folder, 'sites')).filter((name) => name !== 'site');
  if (beside.length > 0) faults.push(`beside the site: ${beside.join(', ')}`);
  return { kills, published, finished, readings, faults };
}

interface Place {
  readonly data: string;
  readonly out: string;
  readonly cache: string;
}

function words({ data, out, cache }: Place): string[] {
  return ['--data', data, '--out', out, '--cache', cache];
}

/** Milliseconds that a build takes here: it is killed at a moment within them, whatever the machine. */
interface Times {
  readonly whole: number;
  /** From the journal on: the swap and the end. */
  readonly tail: number;
}

async function timeOf(place: Place): Promise<Times> {
  const started = performance.now();
  const child = start('report.ts', words(place));
  const ended = endOf(child);
  await Promise.race([journalled(place), ended]);
  const journal = performance.now();
  await ended;
  if (child.exitCode !== 0) throw new Error(`report.ts ended with ${child.exitCode}`);
  return { whole: performance.now() - started, tail: performance.now() - journal };
}

/** Whether the build still ran when it was killed; how long one takes that is made anew, and one that the cache has. */
async function killOne(place: Place, made: number, taken: Times): Promise<boolean> {
  const near = Math.random() < NEAR;
  const cached = near || Math.random() < 0.5;
  const child = start('report.ts', cached ? words(place) : [...words(place).slice(0, 4), '--no-cache']);
  const ended = endOf(child);
  if (near) await Promise.race([journalled(place), ended]);
  const patience = near ? taken.tail : cached ? taken.whole : made;
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
