import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

let folder: string;

/** A project of its own, with the launcher, a script that tells how it was run, and nothing installed. */
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'uplift-launcher-'));
  await mkdir(join(folder, 'scripts'));
  await mkdir(join(folder, 'node_modules'));
  cpSync('scripts/run.mjs', join(folder, 'scripts', 'run.mjs'));
  await writeFile(join(folder, 'package.json'), '{"type":"module"}');
  await writeFile(
    join(folder, 'scripts', 'told.ts'),
    `import { dirname } from 'node:path';
     const args: string[] = process.argv.slice(2);
     console.log(JSON.stringify({ args, node: process.execPath, cwd: process.cwd(), path: process.env.PATH?.split(':')[0] === dirname(process.execPath) }));
     process.exitCode = args.includes('fail') ? 7 : 0;`,
  );
});

afterEach(() => rm(folder, { recursive: true, force: true }));

interface Told {
  code: number | null;
  out: string;
  error: string;
}

/** As if this were Node 20: the launcher asks for the version at its start. */
const OLD = [
  '--import',
  `data:text/javascript,Object.defineProperty(process.versions,'node',{value:'20.11.1'})`,
];

function start(args: string[], { flags = [] as string[], env = {} as NodeJS.ProcessEnv } = {}): ChildProcess {
  const launcher = join(folder, 'scripts', 'run.mjs');
  return spawn(process.execPath, [...flags, launcher, ...args], {
    env: { ...process.env, npm_execpath: '', ...env },
  });
}

async function run(...given: Parameters<typeof start>): Promise<Told> {
  const child = start(...given);
  let out = '';
  let error = '';
  child.stdout?.setEncoding('utf8').on('data', (text) => {
    out += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text) => {
    error += text;
  });
  const code = await new Promise<number | null>((done) => child.once('close', done));
  return { code, out, error: error.replaceAll(folder, '<folder>') };
}

/** Stands for npm: notes each call, and "installs" the Node that runs the tests. */
async function fakeNpm(ends: 'well' | 'badly' | 'half-way'): Promise<string> {
  const path = join(folder, 'npm-cli.js');
  await writeFile(
    path,
    `import { appendFileSync, copyFileSync, mkdirSync, symlinkSync } from 'node:fs';
     import { join } from 'node:path';
     const args = process.argv.slice(2);
     appendFileSync(${JSON.stringify(join(folder, 'npm.log'))}, args.at(-1) + '\\n');
     if (${JSON.stringify(ends)} === 'badly') process.exit(1);
     const [name] = args.at(-1).split('@');
     const bin = join(args[args.indexOf('--prefix') + 1], 'node_modules', name, 'bin');
     mkdirSync(bin, { recursive: true });
     if (${JSON.stringify(ends)} === 'half-way') process.kill(process.ppid, 'SIGKILL');
     else symlinkSync(process.execPath, join(bin, 'node'));`,
  );
  return path;
}

const calls = () =>
  existsSync(join(folder, 'npm.log')) ? readFileSync(join(folder, 'npm.log'), 'utf8').trim().split('\n') : [];
const cache = () => readdir(join(folder, 'node_modules', '.cache')).catch(() => []);

describe('on a Node that is new enough', () => {
  test('runs a TypeScript file in place, with its arguments, from the top of the project', async () => {
    const { code, out } = await run(['scripts/told.ts', '--data', 'my drop'], {
      env: { npm_execpath: '/nonsense' },
    });
    expect(code).toBe(0);
    const told = JSON.parse(out);
    expect(told).toMatchObject({ args: ['--data', 'my drop'], node: process.execPath, path: true });
    expect(told.cwd.endsWith(folder.slice(-12))).toBe(true);
    expect(await cache()).toEqual([]);
  });

  test('hands on the exit code', async () => {
    expect((await run(['scripts/told.ts', 'fail'])).code).toBe(7);
  });

  test('hands on signals, and ends as the script ended', async () => {
    await writeFile(
      join(folder, 'scripts', 'waits.ts'),
      `console.log('ready'); setInterval(() => {}, 1000);`,
    );
    const child = start(['scripts/waits.ts']);
    await new Promise((ready) => child.stdout?.once('data', ready));
    child.kill('SIGTERM');
    expect(await new Promise((done) => child.once('exit', done))).toBe(128 + 15);
  });

  test('runs the command of an installed package', async () => {
    const installed = join(folder, 'node_modules', '@biomejs', 'biome');
    await mkdir(installed, { recursive: true });
    await writeFile(join(installed, 'package.json'), '{"bin":{"biome":"bin.js"}}');
    await writeFile(join(installed, 'bin.js'), `console.log('biome', process.argv[2]);`);
    expect(await run(['biome', 'check'])).toEqual({ code: 0, out: 'biome check\n', error: '' });
  });

  test('says what is not there', async () => {
    const messages = await Promise.all([run([]), run(['vitest', 'run']), run(['scripts/nothing.ts'])]);
    expect(messages.map(({ code, error }) => `${code} ${error}`).join('')).toMatchInlineSnapshot(`
      "1 usage: node scripts/run.mjs <script.ts or command> [arguments]
      1 "vitest" is not installed.
        → Run npm ci first.
      1 There is no scripts/nothing.ts here.
      "
    `);
  });
});

describe.skipIf(process.platform === 'win32')('on an old Node', () => {
  test('fetches a new one through npm, once', async () => {
    const npm = await fakeNpm('well');
    const first = await run(['scripts/told.ts', 'fail'], { flags: OLD, env: { npm_execpath: npm } });
    expect(first.error).toMatch(
      /^This is Node 20\.11\.1; fetching Node \d+\.\d+\.\d+ through npm, once …\n$/,
    );
    expect(JSON.parse(first.out).args).toEqual(['fail']);
    expect(first.code).toBe(7);

    const second = await run(['scripts/told.ts'], { flags: OLD, env: { npm_execpath: npm } });
    expect(second).toMatchObject({ code: 0, error: '' });
    expect(calls()).toEqual([expect.stringMatching(/^node-[a-z0-9-]+@\d+\.\d+\.\d+$/)]);
    expect(await cache()).toEqual([expect.stringMatching(/^node-\d+\.\d+\.\d+$/)]);
  });

  test('finds the npm on the path when npm did not start it', async () => {
    const npm = await fakeNpm('well');
    const bin = join(folder, 'bin');
    await mkdir(bin);
    await writeFile(join(bin, 'npm'), `#!/bin/sh\nexec "${process.execPath}" "${npm}" "$@"\n`, {
      mode: 0o755,
    });
    const env = { PATH: bin, npm_execpath: '/usr/lib/node_modules/yarn/bin/yarn.js' };
    expect((await run(['scripts/told.ts'], { flags: OLD, env })).code).toBe(0);
    expect(calls()).toHaveLength(1);
  });

  test('two runs at once share one', async () => {
    const npm = await fakeNpm('well');
    const both = await Promise.all(
      [1, 2].map(() => run(['scripts/told.ts'], { flags: OLD, env: { npm_execpath: npm } })),
    );
    expect(both.map(({ code }) => code)).toEqual([0, 0]);
    expect(await cache()).toHaveLength(1);
  });

  test('says what to do when npm cannot fetch it', async () => {
    const npm = await fakeNpm('badly');
    const { code, error } = await run(['scripts/told.ts'], { flags: OLD, env: { npm_execpath: npm } });
    expect(
      `${code} ${error}`.replaceAll(/node-[a-z]+-[a-z0-9-]+@/g, 'node-<platform>@'),
    ).toMatchInlineSnapshot(`
      "1 This is Node 20.11.1; fetching Node 26.10.0 through npm, once …
      Uplift needs Node 22.18 or newer; this is Node 20.11.1.
        npm could not fetch node-<platform>@26.10.0.
        → Check the connection to the npm registry, or install Node 22.18 or newer, and run the command again.
      "
    `);
    expect(await cache()).toEqual([]);
  });

  test('says so when there is no npm at all', async () => {
    const { code, error } = await run(['scripts/told.ts'], { flags: OLD, env: { PATH: folder } });
    expect(code).toBe(1);
    expect(error).toContain('Check the connection to the npm registry, or install Node 22.18 or newer');
  });

  test('killed while fetching: the next run clears up and fetches again', async () => {
    await run(['scripts/told.ts'], { flags: OLD, env: { npm_execpath: await fakeNpm('half-way') } });
    expect(await cache()).toEqual([expect.stringMatching(/^node-\d+\.\d+\.\d+-\d+$/)]);
    const next = await run(['scripts/told.ts'], { flags: OLD, env: { npm_execpath: await fakeNpm('well') } });
    expect(next.code).toBe(0);
    expect(await cache()).toEqual([expect.stringMatching(/^node-\d+\.\d+\.\d+$/)]);
  });
});
