/** Builds real sites from small drops, by the command that people type. */
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { csvFormat } from 'd3-dsv';

export const root = resolve(import.meta.dirname, '..', '..');

export interface Run {
  readonly code: number | null;
  /** What was printed, on both channels. */
  readonly output: string;
}

/** The environment of a person's shell: without what the test runner sets for itself. */
export function personsEnvironment(home: string): NodeJS.ProcessEnv {
  const own = /^(VITEST.*|TEST|NODE_ENV|MODE|DEV|PROD|SSR|BASE_URL)$/;
  const rest = Object.entries(process.env).filter(([name]) => !own.test(name));
  // What is compiled serves the other builds of the run: half of the time of a small one would go into that.
  const compiled = { NODE_COMPILE_CACHE: join(tmpdir(), 'compiled') };
  return { ...Object.fromEntries(rest), ...compiled, NO_COLOR: '1', INIT_CWD: home };
}

/**
 * Runs a script of the project as a person does. A report is made anew, unless a cache is asked for: what a
 * test looks at is what the sources make, and the project's own cache stays as it is.
 */
export function run(script: string, ...args: string[]): Promise<Run> {
  return runIn(root, script, ...args);
}

/** The same in a copy of the project. */
export function runIn(project: string, script: string, ...args: string[]): Promise<Run> {
  return runWith({}, project, script, ...args);
}

/** The same with some of the environment set. */
export async function runWith(
  environment: NodeJS.ProcessEnv,
  project: string,
  script: string,
  ...given: string[]
): Promise<Run> {
  const launcher = join(project, 'scripts', 'run.mjs');
  const asked = script !== 'report' || given.some((word) => /^--(no-)?cache$/.test(word));
  const args = asked ? given : [...given, '--no-cache'];
  const child = spawn(process.execPath, [launcher, `scripts/${script}.ts`, ...args], {
    cwd: project,
    env: { ...personsEnvironment(project), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const code = await new Promise<number | null>((done) => child.on('close', done));
  return { code, output };
}

export async function temporary(): Promise<string> {
  return await mkdtemp(join(tmpdir(), 'uplift-'));
}

export type Files = Readonly<Record<string, readonly Record<string, string | number>[]>>;

/** Ids that must not leave the build: long, so that no figure holds them by chance. */
export const userIds = [
  '7c9e6679-7425-40de-944b-e07fc1f90ae7',
  '2d1e8c3a-5b0f-4a6e-9d7c-81f2b3a4c5d6',
  'c0ffee00-dead-4bee-8bad-f00dfeedface',
];

/** A clean drop of two influencers, whose totals are easy to work out by hand. */
export const smallDrop: Files = {
  influencers: [
    {
      id: 1,
      name: 'Asha Rao',
      category: 'Fitness',
      gender: 'Female',
      follower_count: 120_000,
      platform: 'Instagram',
    },
    {
      id: 2,
      name: 'नेहा शर्मा',
      category: 'Nutrition',
      gender: 'Female',
      follower_count: 45_000,
      platform: 'YouTube',
    },
  ],
  posts: [
    {
      influencer_id: 1,
      platform: 'Instagram',
      date: '2025-05-06',
      url: 'https://example.com/p/1',
      caption: 'Leg day, no excuses',
      reach: 10_000,
      likes: 480,
      comments: 20,
    },
    {
      influencer_id: 2,
      platform: 'YouTube',
      date: '2025-06-01',
      url: 'https://example.com/p/2',
      caption: 'What I eat',
      reach: 6000,
      likes: 290,
      comments: 10,
    },
  ],
  tracking_data: [
    {
      source: 'BioLink',
      campaign: 'Launch',
      influencer_id: 1,
      user_id: userIds[0] ?? '',
      product: 'Whey',
      date: '2025-05-07',
      orders: 2,
      revenue: '1200.25',
    },
    {
      source: 'PromoCode',
      campaign: 'Launch',
      influencer_id: 2,
      user_id: userIds[1] ?? '',
      product: 'Omega 3',
      date: '2025-06-02',
      orders: 1,
      revenue: '300.50',
    },
    {
      source: 'Organic',
      campaign: 'Launch',
      influencer_id: '',
      user_id: userIds[2] ?? '',
      product: 'Whey',
      date: '2025-06-03',
      orders: 1,
      revenue: '99.00',
    },
  ],
  payouts: [
    { influencer_id: 1, basis: 'order', rate: '150.00', orders: 2, total_payout: '300.00' },
    { influencer_id: 2, basis: 'post', rate: '450.00', orders: 1, total_payout: '450.00' },
  ],
};

/** Writes a drop into a folder of its own, named by `name`. A table without rows has the head of the small drop's. */
export async function writeDrop(files: Files, name = 'summer'): Promise<string> {
  const folder = join(await temporary(), name);
  await mkdir(folder, { recursive: true });
  for (const [table, rows] of Object.entries(files)) {
    const columns = rows.length > 0 ? undefined : Object.keys(smallDrop[table]?.[0] ?? {});
    const text = csvFormat(
      rows.map((row) => ({ ...row })),
      columns,
    );
    await writeFile(join(folder, `${table}.csv`), `${text}\n`);
  }
  return folder;
}

/** Every file below a folder by its path, sorted. */
export async function readTree(folder: string): Promise<Map<string, Buffer>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  const files = await Promise.all(
    paths.sort().map(async (path) => [relative(folder, path), await readFile(path)] as const),
  );
  return new Map(files);
}
