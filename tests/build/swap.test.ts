import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync, renameSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Exchange, exchangeFolders, foreignCall, perlCall } from '../../src/build/exchange.ts';
import { type Disk, discard, explainDisk, MARKER, publish, stage } from '../../src/build/swap.ts';

let folder: string;
let out: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'uplift-swap-'));
  out = join(folder, 'dist');
});

afterEach(() => rm(folder, { recursive: true, force: true }));

async function fill(site: string, words: string): Promise<void> {
  await mkdir(join(site, 'june'), { recursive: true });
  await writeFile(join(site, 'june', 'index.html'), words);
  await writeFile(join(site, MARKER), JSON.stringify({ words }));
}

async function build(words: string, disk?: Disk): Promise<void> {
  const staging = await stage(out);
  await fill(staging, words);
  await publish(staging, out, disk);
}

/** A system on which folders cannot change places in one step. */
const plain: Disk = { rename: renameSync, exchange: () => false };

const shown = () => readFileSync(join(out, 'june', 'index.html'), 'utf8');
const lying = async () => (await readdir(folder, { recursive: true })).sort();
const messageOf = (error: unknown) =>
  String(error instanceof Error ? error.message : error).replaceAll(folder, '<folder>');

describe('publishing', () => {
  test('the first site and the next; nothing is left beside it', async () => {
    await build('old');
    expect(shown()).toBe('old');
    await build('new');
    expect(shown()).toBe('new');
    expect(await readdir(folder)).toEqual(['dist']);
  });

  test('replaces the whole folder: a page that is gone is gone', async () => {
    await build('old');
    await writeFile(join(out, 'gone.html'), '');
    await build('new');
    expect(await readdir(out)).toEqual([MARKER, 'june']);
  });

  test('into folders that are not there yet, and into an empty one', async () => {
    out = join(folder, 'sites', 'q2', 'dist');
    await build('deep');
    expect(shown()).toBe('deep');
    out = join(folder, 'empty');
    await mkdir(out);
    await build('filled');
    expect(shown()).toBe('filled');
  });

  test('through a link, which stays a link', async () => {
    const real = join(folder, 'real');
    await fill(real, 'old');
    await symlink(real, out);
    await build('new');
    expect(readFileSync(join(real, 'june', 'index.html'), 'utf8')).toBe('new');
  });

  test('a site given up leaves nothing', async () => {
    await build('old');
    const staging = await stage(out);
    await fill(staging, 'new');
    await discard(staging);
    expect(shown()).toBe('old');
    expect(await readdir(folder)).toEqual(['dist']);
  });

  test('an unfinished site is not published', async () => {
    await build('old');
    await expect(publish(await stage(out), out)).rejects.toThrow('is no finished site');
    expect(shown()).toBe('old');
  });
});

describe('two folders change places', () => {
  const means: [string, Exchange | null][] = [
    ['through Node', foreignCall()],
    ['through perl', perlCall()],
    ['by what this system has', exchangeFolders],
  ];

  test.skipIf(process.platform !== 'linux').each(means)('%s', async (_name, exchange) => {
    // Node below 26 has no way of its own.
    if (exchange === null) return expect(Number(process.versions.node.split('.')[0])).toBeLessThan(26);
    const [one, other] = [join(folder, "the old one's"), join(folder, 'das Neue, ₹')];
    await fill(one, 'one');
    await fill(other, 'other');
    expect(exchange(one, other)).toBe(true);
    expect(readFileSync(join(one, 'june', 'index.html'), 'utf8')).toBe('other');
    expect(readFileSync(join(other, 'june', 'index.html'), 'utf8')).toBe('one');
    expect(exchange(one, join(folder, 'missing'))).toBe(false);
    expect(await readdir(folder)).toEqual(['das Neue, ₹', "the old one's"]);
  });

  test.skipIf(process.platform !== 'linux')(
    'a reader meets a whole site each time, over 200 swaps',
    async () => {
      await build('0');
      const reader = reading();
      await reader.started;
      for (let round = 1; round <= 200; round += 1) await build(String(round));
      const { reads, missed } = await reader.stop();
      expect(missed).toEqual([]);
      expect(reads).toBeGreaterThan(1000);
      expect(await readdir(folder)).toEqual(['dist']);
    },
  );

  test('without such a step the next start finds a site, and nothing is left beside it', async () => {
    await build('old', plain);
    await build('new', plain);
    expect(shown()).toBe('new');
    expect(await readdir(folder)).toEqual(['dist']);
  });

  /** A process of its own that reads the site over and over. */
  function reading() {
    const script = `
      import { readFileSync } from 'node:fs';
      const missed = [];
      let reads = 0;
      const read = () => {
        for (let at = 0; at < 100; at += 1) {
          for (const file of ['june/index.html', 'build-info.json']) {
            reads += 1;
            try {
              const text = readFileSync(${JSON.stringify(join(folder, 'dist'))} + '/' + file, 'utf8');
              if (!/^\\d+$|^{"words":"\\d+"}$/.test(text)) missed.push(text);
            } catch (error) {
              missed.push(error.message);
            }
          }
        }
        setImmediate(read);
      };
      process.on('message', () => process.send({ reads, missed }, () => process.exit()));
      process.send('started');
      read();`;
    const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    const answer = () => new Promise<unknown>((done) => child.once('message', done));
    return {
      started: answer(),
      stop: async () => {
        child.send('stop');
        return (await answer()) as { reads: number; missed: string[] };
      },
    };
  }
});

describe('what is not a site of ours', () => {
  test('is refused before anything is built, and stays', async () => {
    await mkdir(out);
    await writeFile(join(out, 'thesis.docx'), 'years of work');
    const error = await stage(out).catch((caught: unknown) => caught);
    expect(messageOf(error)).toMatchInlineSnapshot(`
      "<folder>/dist holds files that are not a report site (it has no build-info.json); it would be replaced as a whole.
        → Choose an empty or new folder with --out, or empty this one yourself."
    `);
    expect(await lying()).toEqual(['dist', 'dist/thesis.docx']);
  });

  test('is refused when it came while we built', async () => {
    const staging = await stage(out);
    await fill(staging, 'new');
    await mkdir(out);
    await writeFile(join(out, 'thesis.docx'), 'years of work');
    await expect(publish(staging, out)).rejects.toThrow('holds files that are not a report site');
    expect(await readdir(out)).toEqual(['thesis.docx']);
  });

  test('a file', async () => {
    await writeFile(out, 'a list');
    const error = await stage(out).catch((caught: unknown) => caught);
    expect(messageOf(error)).toMatchInlineSnapshot(`
      "<folder>/dist is a file; the site needs a folder.
        → Choose another place with --out."
    `);
  });
});

describe('a failing disk', () => {
  const fail = (code: string) => Object.assign(new Error(`${code}: rename`), { code });

  test.each(['EACCES', 'EROFS', 'ENOSPC', 'EBUSY', 'EIO'])(
    '%s at either rename leaves the old site',
    async (code) => {
      for (const step of [1, 2]) {
        await build('old');
        const staging = await stage(out);
        await fill(staging, 'new');
        let calls = 0;
        const disk = {
          ...plain,
          rename: (from: string, to: string) => {
            calls += 1;
            if (calls === step) throw fail(code);
            renameSync(from, to);
          },
        };
        await expect(publish(staging, out, disk)).rejects.toThrow();
        expect(shown()).toBe('old');
        await discard(staging);
        expect(await readdir(folder)).toEqual(['dist']);
      }
    },
  );

  test('is told in the words of a person', () => {
    const told = (code: string) =>
      messageOf(explainDisk(Object.assign(fail(code), { path: '.staging/dist-1', dest: 'dist' }), 'dist'));
    expect(['ENOSPC', 'EROFS', 'EBUSY', 'ENOTEMPTY', 'EIO'].map(told).join('\n\n')).toMatchInlineSnapshot(`
      "The disk that holds dist is full. Nothing was published; the site in dist is as it was.
        → Free some space and run the command again.

      dist or the folder around it cannot be written. Nothing was published; the site in dist is as it was.
        → Allow writing there, or choose another folder with --out.

      dist is a mounted folder, which cannot be replaced as a whole. Nothing was published; the site in dist is as it was.
        → Mount the folder around it, or choose a folder inside the mounted one with --out.

      Another build published to dist at the same moment, and its site stands.
        → Run the command again.

      EIO: rename"
    `);
  });

  test('elsewhere is not told of the site', () => {
    const told = (error: Error) => messageOf(explainDisk(error, out));
    const cache = { path: join(folder, 'cache', 'inter.woff2') };
    const words = ['EACCES', 'ENOSPC', 'EEXIST'].map((code) => told(Object.assign(fail(code), cache)));
    expect([...words, told(fail('ENOSPC')), told(fail('EACCES'))].join('\n\n')).toMatchInlineSnapshot(`
      "<folder>/cache/inter.woff2 cannot be used (EACCES). Nothing was published; the site in <folder>/dist is as it was.
        → Allow reading and writing there, and run the command again.

      The disk that holds <folder>/cache/inter.woff2 is full. Nothing was published; the site in <folder>/dist is as it was.
        → Free some space and run the command again.

      EEXIST: rename

      A disk that the build writes to is full. Nothing was published; the site in <folder>/dist is as it was.
        → Free some space and run the command again.

      EACCES: rename"
    `);
  });

  test('a copy names where it was going', () => {
    const into = Object.assign(fail('EACCES'), { path: join(folder, '.staging', 'a'), dest: join(out, 'b') });
    expect(messageOf(explainDisk(into, out))).toContain('<folder>/dist or the folder around it');
    const from = Object.assign(fail('EACCES'), { path: '/fonts/a', dest: join(out, 'a') });
    expect(messageOf(explainDisk(from, out))).toContain('/fonts/a cannot be used');
  });

  test.skipIf(!existsSync('/proc/self'))('a place where no folder can be made ends at once', async () => {
    const error = await stage('/proc/uplift/site').catch((caught: unknown) => caught);
    expect(messageOf(error)).toContain('/proc/uplift/site or the folder around it cannot be written');
  });

  test('a folder inside a file', async () => {
    await writeFile(out, 'a list');
    await expect(stage(join(out, 'site'))).rejects.toThrow('cannot be written');
  });

  test.skipIf(process.getuid?.() === 0)('a folder that may not be written', async () => {
    await build('old');
    await chmod(folder, 0o555);
    await expect(stage(out)).rejects.toThrow('cannot be written');
    await chmod(folder, 0o755);
    expect(shown()).toBe('old');
  });
});

describe('builds that were killed', () => {
  /** Runs in a process of its own and is killed where it says "here". */
  async function killedAt(step: string): Promise<void> {
    const script = `
      import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
      import { join } from 'node:path';
      import { exchangeFolders } from ${JSON.stringify(join(process.cwd(), 'src/build/exchange.ts'))};
      import { MARKER, publish, stage } from ${JSON.stringify(join(process.cwd(), 'src/build/swap.ts'))};
      const out = ${JSON.stringify(out)};
      const step = ${JSON.stringify(step)};
      const die = () => process.kill(process.pid, 'SIGKILL');
      const staging = await stage(out);
      mkdirSync(join(staging, 'june'));
      writeFileSync(join(staging, 'june', 'index.html'), 'new');
      if (step === 'building') die();
      writeFileSync(join(staging, MARKER), '{}');
      let renames = 0;
      await publish(staging, out, {
        exchange(one, other) {
          if (!step.endsWith('exchange')) return false;
          if (step === 'before the exchange') die();
          const done = exchangeFolders(one, other);
          if (done) die();
          return done;
        },
        rename(from, to) {
          renames += 1;
          if (step === 'first rename' && renames === 1) die();
          if (step === 'second rename' && renames === 2) die();
          renameSync(from, to);
          if (step === 'deleting' && renames === 2) die();
        },
      });`;
    const child = spawn(process.execPath, ['--input-type=module', '--eval', script], { stdio: 'inherit' });
    expect(await signalOf(child)).toBe('SIGKILL');
  }

  const signalOf = (child: ChildProcess) =>
    new Promise((done) => child.once('exit', (_, signal) => done(signal)));

  test.each([
    ['building', 'old'],
    ['first rename', 'old'],
    ['second rename', 'old'],
    ['deleting', 'new'],
    ['before the exchange', 'old'],
    ...(process.platform === 'linux' ? [['after the exchange', 'new'] as const] : []),
  ] as const)('while at %s: the next start finds the %s site and clears up', async (step, expected) => {
    await build('old');
    await killedAt(step);
    const staging = await stage(out);
    expect(shown()).toBe(expected);
    await discard(staging);
    expect(await readdir(folder)).toEqual(['dist']);
    expect(await readFile(join(out, MARKER), 'utf8')).toBe(expected === 'old' ? '{"words":"old"}' : '{}');
  });

  test('at random moments: a whole site, old or new, each time', async () => {
    await build('0');
    const script = `
      import { cpSync, writeFileSync } from 'node:fs';
      import { join } from 'node:path';
      import { publish, stage } from ${JSON.stringify(join(process.cwd(), 'src/build/swap.ts'))};
      const out = ${JSON.stringify(out)};
      console.log('ready');
      for (let round = 1; ; round += 1) {
        const staging = await stage(out);
        cpSync(out, staging, { recursive: true });
        writeFileSync(join(staging, 'june', 'index.html'), String(round));
        writeFileSync(join(staging, 'build-info.json'), JSON.stringify({ words: String(round) }));
        await publish(staging, out);
      }`;
    for (let round = 0; round < 10; round += 1) {
      const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      await new Promise((ready) => child.stdout.once('data', ready));
      setTimeout(() => child.kill('SIGKILL'), 5 + round * 7);
      await signalOf(child);
      await discard(await stage(out));
      expect(JSON.parse(readFileSync(join(out, MARKER), 'utf8')).words).toBe(shown());
    }
    expect(await readdir(folder)).toEqual(['dist']);
  });
});

describe('two builds at once', () => {
  test('have a folder each and the later one stands', async () => {
    const [one, two] = [await stage(out), await stage(out)];
    expect(one).not.toBe(two);
    await fill(one, 'one');
    await fill(two, 'two');
    await publish(one, out);
    await publish(two, out);
    expect(shown()).toBe('two');
    expect(await readdir(folder)).toEqual(['dist']);
  });

  test('a living process keeps its folder', async () => {
    const sleeper = spawn(process.execPath, ['--eval', 'setInterval(() => {}, 1000)']);
    const theirs = join(folder, '.staging', `dist-${sleeper.pid}-0badcafe`);
    await mkdir(theirs, { recursive: true });
    await build('ours');
    expect(existsSync(theirs)).toBe(true);
    sleeper.kill();
    await new Promise((gone) => sleeper.once('exit', gone));
    await build('ours again');
    expect(await readdir(folder)).toEqual(['dist']);
  });

  test('one that published in between is told', async () => {
    await build('old');
    const staging = await stage(out);
    await fill(staging, 'ours');
    const disk = {
      ...plain,
      rename(from: string, to: string) {
        renameSync(from, to);
        if (from !== staging && !existsSync(out)) renameSync(join(folder, 'theirs'), out);
      },
    };
    await fill(join(folder, 'theirs'), 'theirs');
    const error = await publish(staging, out, disk).catch((caught: unknown) => caught);
    expect(messageOf(error)).toContain('Another build published to <folder>/dist at the same moment');
    expect(shown()).toBe('theirs');
  });
});
