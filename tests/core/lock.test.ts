/** Sealing: what the promises of a locked report rest on. Keys are made without the slow part, which a browser test covers. */
import { createDecipheriv, createHmac, hkdfSync } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { allKeys, bytesOf, hex, passwordBytes, readingKeys } from '../../src/core/lock/keys.ts';
import { lockText, opensLock } from '../../src/core/lock/lock-file.ts';
import { pack, paddedLength, unpack } from '../../src/core/lock/pack.ts';
import { open, seal, sealedName } from '../../src/core/lock/seal.ts';

const master = (byte: number) => new Uint8Array(32).fill(byte);
const keys = await allKeys(master(1));
const others = await allKeys(master(2));

const path = fc.stringMatching(/^[a-z/.]{1,20}$/);
const text = fc.uint8Array({ maxLength: 300 }).map((bytes) => Uint8Array.from(bytes));

test('what is sealed opens with the same key at the same path, and is the same every time', async () => {
  await fc.assert(
    fc.asyncProperty(path, text, async (at, bytes) => {
      const sealed = await seal(keys, at, bytes);
      expect(await seal(keys, at, bytes)).toEqual(sealed);
      expect(await open(await readingKeys(master(1)), at, sealed)).toEqual(bytes);
      expect(await open(others, at, sealed)).toBeNull();
      expect(await open(keys, `${at}x`, sealed)).toBeNull();
    }),
    { numRuns: 50 },
  );
});

test('it is AES-256-GCM under a key of the head, which is an HMAC of path and text', async () => {
  const sealed = await seal(keys, 'a/b.csv', bytesOf('00ff10'));
  const derive = (from: Uint8Array, info: string | Uint8Array) =>
    Buffer.from(hkdfSync('sha256', from, new Uint8Array(), info, 32));
  const texts = derive(master(1), 'uplift lock 1 texts');
  const head = createHmac('sha256', texts).update(Buffer.from('a/b.csv\0\x00\xff\x10', 'latin1')).digest();
  expect(hex(sealed.subarray(0, 32))).toBe(head.toString('hex'));
  const own = derive(derive(master(1), 'uplift lock 1 files'), head);
  const cipher = createDecipheriv('aes-256-gcm', own, new Uint8Array(12));
  cipher.setAAD(Buffer.from('a/b.csv'));
  cipher.setAuthTag(sealed.subarray(-16));
  expect(Buffer.concat([cipher.update(sealed.subarray(32, -16)), cipher.final()]).toString('hex')).toBe(
    '00ff10',
  );
});

test('another text, or the same at another path, has another head, and so another key', async () => {
  await fc.assert(
    fc.asyncProperty(path, text, path, text, async (pathA, a, pathB, b) => {
      const head = async (at: string, bytes: Uint8Array<ArrayBuffer>) =>
        hex((await seal(keys, at, bytes)).subarray(0, 32));
      const isSame = pathA === pathB && hex(a) === hex(b);
      expect((await head(pathA, a)) === (await head(pathB, b))).toBe(isSame);
    }),
    { numRuns: 50 },
  );
  // Where a path ends and a text begins makes a difference.
  const [one, other] = await Promise.all([
    seal(keys, 'ab', Uint8Array.of(99)),
    seal(keys, 'a', Uint8Array.of(98, 99)),
  ]);
  expect(one.subarray(0, 32)).not.toEqual(other.subarray(0, 32));
});

test('a byte that was altered anywhere, or is missing, is noticed', async () => {
  const sealed = await seal(keys, 'page', Uint8Array.of(1, 2, 3, 4));
  for (let at = 0; at < sealed.length; at++) {
    const altered = Uint8Array.from(sealed);
    altered[at] = (altered[at] ?? 0) ^ 1;
    expect(await open(keys, 'page', altered)).toBeNull();
    expect(await open(keys, 'page', sealed.slice(0, at))).toBeNull();
  }
});

test('names say nothing of paths, and differ with the password', async () => {
  const paths = ['index.html', 'influencers/asha-rao/index.html', 'index.htm'];
  const names = await Promise.all([keys, others].flatMap((one) => paths.map((at) => sealedName(one, at))));
  expect(new Set(names).size).toBe(6);
  for (const name of names) expect(name).toMatch(/^[0-9a-f]{32}\.bin$/);
});

test('what is packed comes out again, and its length is one of few', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 5000 }), async (bytes) => {
      expect(Buffer.from(await unpack(pack(bytes, false)))).toEqual(Buffer.from(bytes));
      expect(Buffer.from(await unpack(pack(gzipSync(bytes), true)))).toEqual(Buffer.from(bytes));
    }),
    { numRuns: 40 },
  );
  fc.assert(
    fc.property(fc.integer({ min: 513, max: 2 ** 31 }), (length) => {
      const padded = paddedLength(length);
      expect(padded).toBeGreaterThanOrEqual(length);
      expect(padded).toBeLessThanOrEqual(1.125 * length);
      expect(paddedLength(padded)).toBe(padded);
    }),
  );
  const lengths = new Set(Array.from({ length: 100_000 }, (_, length) => paddedLength(length)));
  expect(lengths.size).toBeLessThan(140);
});

test('a lock tells the right password from a wrong one, and from what is no lock', async () => {
  const lock = await lockText(keys);
  expect(await opensLock(keys, lock)).toBe(true);
  expect(await opensLock(others, lock)).toBe(false);
  for (const none of ['', '{}', '<!doctype html>', '{"check":"zz"}', '{"check":5}'])
    expect(await opensLock(keys, none)).toBeNull();
});

test('a password is the same however its accents were typed and whatever was pasted around it', () => {
  expect(passwordBytes('café au lait\n')).toEqual(passwordBytes(' cafe\u0301 au lait'));
  expect(passwordBytes('Abc')).not.toEqual(passwordBytes('abc'));
});
