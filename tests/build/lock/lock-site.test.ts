/** Locking a folder of files, and the last look before it is published. */
import { existsSync, statSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeEach, describe, expect, test } from 'vitest';
import { type Cache, noCache } from '../../../src/build/cache/cache.ts';
import { hideFolder } from '../../../src/build/lock/hide-folder.ts';
import { lockSite } from '../../../src/build/lock/lock-site.ts';
import { refuseReadable } from '../../../src/build/lock/refuse-readable.ts';
import { plainKey } from '../../../src/build/make-pages.ts';
import { allKeys } from '../../../src/core/lock/keys.ts';
import { unpack } from '../../../src/core/lock/pack.ts';
import { open, sealedName } from '../../../src/core/lock/seal.ts';
import { type Report, reportSchema } from '../../../src/core/report.ts';
import { readTree, root, temporary } from '../../site/site.ts';

const keys = await allKeys(new Uint8Array(32).fill(7));
const locks = new Map([['summer', keys]]);
const definition = reportSchema.parse({ title: 'Summer', data: 'data/summer', access: 'password' });
const at = (place: string): Report => ({ ...definition, slug: 'summer', place, commentary: '' });

let staging: string;

beforeEach(async () => {
  staging = await temporary();
});

async function put(path: string, text = 'secret words '.repeat(100)): Promise<void> {
  await mkdir(dirname(join(staging, path)), { recursive: true });
  await writeFile(join(staging, path), text);
}

async function lock(...places: string[]): Promise<void> {
  const made = places.map((place) => ({ place, key: 'a'.repeat(64) }));
  await lockSite(places.map(at), made, locks, { root, staging, base: '/team/', cache: noCache, code: '' });
}

async function opened(place: string, path: string): Promise<string | null> {
  const file = join(staging, place, 'locked', await sealedName(keys, path));
  const packed = existsSync(file) ? await open(keys, path, Uint8Array.from(await readFile(file))) : null;
  return packed === null ? null : Buffer.from(await unpack(packed)).toString();
}

const refuse = (place: string) => () => refuseReadable(staging, '/team/', [at(place)]);

describe('a report in a folder of its own', () => {
  beforeEach(async () => {
    await put('summer/index.html', '<body>secret words</body>');
    await put('summer/influencers/asha/index.html', '<body>secret words</body>');
    await put('summer/summer.pdf');
    await put('summer/drops/2025-06-10/index.html', '<body>older secret words</body>');
    await put('winter/index.html', 'others');
  });

  test('is sealed with its older drops, and with nothing besides', async () => {
    expect(refuse('summer')).toThrow('could be read');
    await lock('summer/drops/2025-06-10', 'summer');
    refuse('summer')();
    for (const [path, bytes] of await readTree(staging)) {
      expect(path).not.toMatch(/asha|2025|pdf/);
      expect(bytes.toString('latin1'), path).not.toContain('secret words');
    }
    expect(await opened('summer', 'summer.pdf')).toBe('secret words '.repeat(100));
    const control = '<script defer src="/team/summer/locked/lock-again.js"></script>';
    expect(await opened('summer', 'drops/2025-06-10/index.html')).toBe(
      `<body>older secret words${control}</body>`,
    );
    expect(await readFile(join(staging, 'winter/index.html'), 'utf8')).toBe('others');
  });

  test('is not published with a file that was not meant, or another page', async () => {
    await lock('summer');
    for (const [path, text] of [
      ['summer/api/summary.json', '{}'],
      ['summer/locked/plain.csv', 'a,b'],
      ['summer/returns/index.html', '<body>secret words</body>'],
      ['summer/_assets/page.js', ''],
    ] as const) {
      const before = await readFile(join(staging, path)).catch(() => null);
      await put(path, text);
      expect(refuse('summer'), path).toThrow(`${path} is of a locked report, and could be read`);
      if (before === null) await rm(join(staging, path));
      else await writeFile(join(staging, path), before);
      refuse('summer')();
    }
  });

  test('is kept as it was made now; of drops that stood before nothing is kept again', async () => {
    const kept: [key: string, paths: string[]][] = [];
    const cache: Cache = {
      ...noCache,
      keep: (key, _values, _places, files) => kept.push([key, files.map(({ path }) => path)]),
    };
    const places = ['summer/drops/2025-06-10', 'summer'];
    const made = [{ place: 'summer', key: 'a'.repeat(64) }];
    await lockSite(places.map(at), made, locks, { root, staging, base: '/', cache, code: '' });
    const plain = kept.filter(([, paths]) => paths.some((path) => path.endsWith('.html')));
    expect(plain).toEqual([
      [plainKey('a'.repeat(64)), ['summer/index.html', 'summer/influencers/asha/index.html']],
    ]);
  });

  test('is not locked without a key', async () => {
    const options = { root, staging, base: '/', cache: noCache, code: '' };
    await expect(lockSite([at('summer')], [], new Map(), options)).rejects.toThrow('there is no key');
  });
});

test('a report at the top of the site is sealed with the whole of it', async () => {
  await put('index.html', '<body>secret words</body>');
  await put('api/summary.json');
  await lock('');
  await put('build-info.json', '{}');
  refuse('')();
  const files = await readTree(staging);
  expect([...files.keys()]).toEqual(expect.arrayContaining(['404.html', 'index.html', 'worker.js']));
  for (const bytes of files.values()) expect(bytes.toString('latin1')).not.toContain('secret words');
  expect(await opened('', 'api/summary.json')).toContain('secret words');
  // What a reader loads before the password is asked for.
  const size = (path: string) => gzipSync(files.get(path) ?? '').length;
  expect(size('locked/unlock.js') + size('locked/unlock.css') + size('index.html')).toBeLessThan(13_000);
  expect(size('worker.js')).toBeLessThan(3_000);
});

test('while it is made, a folder is for the one who builds alone', () => {
  const { mode } = statSync(staging);
  const show = hideFolder(staging);
  if (process.platform !== 'win32') expect(statSync(staging).mode & 0o777).toBe(0o700);
  show();
  expect(statSync(staging).mode).toBe(mode);
});
