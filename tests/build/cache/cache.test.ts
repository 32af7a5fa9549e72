import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { mkdtemp, readdir, rm, symlink, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Cache, keyOf, openCache } from '../../../src/build/cache/cache.ts';
import { openJournal } from '../../../src/build/cache/journal.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'uplift-cache-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

const key = keyOf('page', 'overview');
const values = { drop: { rows: 3 } };
const places = ['["drop","rows"]'];
const page = { path: 'june/index.html', bytes: Buffer.from('<h1>June</h1>') };
const site = keyOf('site', 1);

function finish(cache: Cache, files: readonly { path: string; bytes: Uint8Array }[] = [page], name = site) {
  const bytes = new Map(files.map((file) => [file.path, file.bytes]));
  const read = (path: string) => bytes.get(path) ?? new Uint8Array();
  return cache.close({ site: name, out: '/out', reports: [], browser: null }, [...bytes.keys()], read);
}

/** A cache that holds the page. */
function filled(secret = ''): void {
  const cache = openCache(folder, secret);
  cache.keep(key, values, places, [page]);
  expect(finish(cache)).toBeNull();
}

const objects = () =>
  (readdirSync(join(folder, 'objects'), { recursive: true, encoding: 'utf8' }) as string[])
    .map((name) => join(folder, 'objects', name))
    .filter((path) => statSync(path).isFile());
const journals = () => readdirSync(join(folder, 'builds')).map((name) => join(folder, 'builds', name));
/** What is found for the page; `null` = nothing. */
function foundIn(cache: Cache, name = key, from: Record<string, unknown> = values): string | null {
  const into = mkdtempSync(join(folder, 'into-'));
  return cache.find(name, from, into) ? readFileSync(join(into, page.path), 'utf8') : null;
}

describe('what was made is found', () => {
  test('under its key, while what it read is the same', () => {
    filled();
    const cache = openCache(folder, '');
    expect(foundIn(cache, key, { drop: { rows: 3, more: 1 } })).toBe('<h1>June</h1>');
    expect(foundIn(cache, key, { drop: { rows: 4 } })).toBeNull();
    expect(foundIn(cache, keyOf('page', 'data'))).toBeNull();
  });

  test('of several builds each, and again by the next build', () => {
    filled();
    const second = openCache(folder, '');
    second.keep(key, { drop: { rows: 4 } }, places, [{ ...page, bytes: Buffer.from('four') }]);
    expect(foundIn(second)).toBe('<h1>June</h1>');
    finish(second);
    for (const file of journals().sort().slice(0, 1)) writeFileSync(file, '');
    const third = openCache(folder, '');
    expect(foundIn(third)).toBe('<h1>June</h1>');
    expect(foundIn(third, key, { drop: { rows: 4 } })).toBe('four');
  });

  test('a site with all its files, and what was published last', () => {
    filled();
    const cache = openCache(folder, '');
    expect(cache.site(site)?.files).toEqual([
      { path: page.path, hash: createHash('sha256').update(page.bytes).digest('hex'), size: 13 },
    ]);
    expect(cache.site(keyOf('site', 2))).toBeNull();
    expect(cache.published('/out')?.site).toBe(site);
    expect(cache.published('/elsewhere')).toBeNull();
  });
});

describe('what is not what it was is the same as not there', () => {
  const nothing = () => {
    const cache = openCache(folder, '');
    expect(foundIn(cache)).toBeNull();
    return cache;
  };

  test.each<[string, (path: string) => unknown]>([
    ['cut short', (path) => truncate(path, 3)],
    ['empty', (path) => writeFileSync(path, '')],
    ['altered, with the same length', (path) => writeFileSync(path, '<h1>Jule</h1>')],
    ['gone', (path) => rm(path)],
    [
      'a link to something else',
      async (path) => {
        writeFileSync(join(folder, 'secret'), 'a private key');
        await rm(path);
        await symlink(join(folder, 'secret'), path);
      },
    ],
  ])('bytes %s', async (_how, harm) => {
    filled();
    for (const path of objects()) await harm(path);
    const cache = nothing();
    // And mended by what makes it again.
    cache.keep(key, values, places, [page]);
    finish(cache);
    expect(foundIn(openCache(folder, ''))).toBe('<h1>June</h1>');
  });

  test.each<[string, (text: string) => string]>([
    ['cut short', (text) => text.slice(0, -9)],
    ['empty', () => ''],
    ['no JSON', (text) => text.replace('{', '[')],
    ['altered', (text) => text.replace('june', 'july')],
    ['without its seal', (text) => text.slice(65)],
  ])('a journal %s', (_how, harm) => {
    filled();
    for (const path of journals()) writeFileSync(path, harm(readFileSync(path, 'utf8')));
    const cache = nothing();
    expect(cache.site(site)).toBeNull();
    expect(finish(cache)).toBeNull();
  });

  test.each([
    '../../escaped.html',
    '/etc/escaped.html',
    'june/../../escaped.html',
    'june\\..\\escaped.html',
    'june//escaped.html',
    './escaped.html',
    '',
    'nul\0.html',
  ])('a forged journal that names the file %j', (path) => {
    filled();
    for (const file of journals()) {
      const body = readFileSync(file, 'utf8')
        .slice(65)
        .replaceAll(JSON.stringify(page.path), JSON.stringify(path));
      expect(body).toContain(JSON.stringify(path));
      writeFileSync(file, `${createHash('sha256').update(body).digest('hex')}\n${body}`);
    }
    expect(nothing().site(site)).toBeNull();
  });

  test('a journal that was not written with the secret', () => {
    filled();
    expect(foundIn(openCache(folder, 'of this machine'))).toBeNull();
    filled('of this machine');
    expect(foundIn(openCache(folder, 'of this machine'))).not.toBeNull();
    for (const file of journals()) {
      const body = readFileSync(file, 'utf8').slice(65);
      writeFileSync(file, `${createHash('sha256').update(body).digest('hex')}\n${body}`);
    }
    expect(foundIn(openCache(folder, 'of this machine'))).toBeNull();
  });
});

describe('a cache stays small', () => {
  const limits = { builds: 3, bytes: 1e9, unfinished: 3_600_000 };
  const age = () => {
    for (const path of objects()) utimesSync(path, 0, 0);
  };

  test('bytes that the last builds have no use for are dropped, once no build can be at work on them', () => {
    for (let round = 0; round < 5; round += 1) {
      finish(
        openCache(folder, ''),
        [{ path: 'a', bytes: Buffer.from(`page ${round}`) }, page],
        keyOf('site', round),
      );
    }
    expect(objects()).toHaveLength(6);
    openJournal(folder, '').prune(limits);
    expect(journals()).toHaveLength(3);
    expect(objects()).toHaveLength(6);
    age();
    openJournal(folder, '').prune(limits);
    expect(objects()).toHaveLength(4);
    expect([...openJournal(folder, '').builds()].map(({ site: name }) => name)).toEqual(
      [4, 3, 2].map((at) => keyOf('site', at)),
    );
  });

  test('the last build is kept whatever its size, and what is no build of ours goes', () => {
    for (let round = 0; round < 3; round += 1) {
      finish(openCache(folder, ''), [{ path: 'a', bytes: Buffer.alloc(1000, round) }], keyOf('site', round));
    }
    age();
    openJournal(folder, '').prune({ ...limits, bytes: 1500 });
    expect(objects()).toHaveLength(1);
    openJournal(folder, 'another secret').prune(limits);
    expect(journals()).toHaveLength(0);
  });

  test('half-written files of a killed build go as well', () => {
    filled();
    const part = `${objects()[0]}-part`;
    writeFileSync(part, 'ha');
    age();
    openJournal(folder, '').prune(limits);
    expect(existsSync(part)).toBe(false);
    expect(foundIn(openCache(folder, ''))).not.toBeNull();
  });
});

test('a folder that cannot be written is told, and stops nothing', async () => {
  writeFileSync(join(folder, 'objects'), 'a file where the folder would be');
  const cache = openCache(folder, '');
  cache.keep(key, values, places, [page]);
  expect(finish(cache)?.message).toMatch(/EEXIST|ENOTDIR/);
  expect(await readdir(folder)).toEqual(['objects']);
});

test('two builds at once keep both', () => {
  const [one, two] = [openCache(folder, ''), openCache(folder, '')];
  one.keep(key, values, places, [page]);
  two.keep(keyOf('page', 'data'), {}, [], [page]);
  finish(one);
  finish(two);
  const cache = openCache(folder, '');
  expect(foundIn(cache)).not.toBeNull();
  expect(foundIn(cache, keyOf('page', 'data'), {})).not.toBeNull();
});
