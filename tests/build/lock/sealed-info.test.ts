/** What build-info.json seals of a locked report, and what becomes of a part that is none of ours. */
import { expect, test } from 'vitest';
import { type BuildInfo, parseBuildInfo } from '../../../src/build/build-info.ts';
import { openInfo, sealInfo, whyClosed } from '../../../src/build/lock/sealed-info.ts';
import { allKeys, hex, utf8 } from '../../../src/core/lock/keys.ts';
import { pack } from '../../../src/core/lock/pack.ts';
import { seal } from '../../../src/core/lock/seal.ts';

const [keys, others] = await Promise.all([7, 8].map((byte) => allKeys(new Uint8Array(32).fill(byte))));
if (keys === undefined || others === undefined) throw new Error('two keys were made');
const locks = new Map([['summer', keys]]);

const info: BuildInfo = {
  generator: 'uplift',
  base: '/',
  statements: false,
  filter: 'city=Pune',
  lockfile: 'a',
  sources: 'b',
  versions: {},
  reports: [
    { slug: 'summer', place: '', title: 'S', definition: [], files: [], rows: {}, revenue: 7, shrink: 0.5 },
  ],
  locked: [],
};

const withPart = (sealed: string): BuildInfo => ({
  ...info,
  filter: null,
  reports: [],
  locked: [{ slug: 'summer', sealed }],
});

test('a part opens with its password alone, and harmed with none', async () => {
  const sealed = await sealInfo(info, locks);
  expect(JSON.stringify(sealed)).not.toMatch(/Pune|revenue/);
  expect(await openInfo(sealed, locks)).toEqual(info);
  const [part = ''] = sealed.locked.map((one) => one.sealed);
  const harmed = withPart(`${part.slice(0, -2)}${part.endsWith('00') ? '01' : '00'}`);
  for (const cut of [harmed, withPart(part.slice(0, 8)), withPart('')])
    expect(await openInfo(cut, locks)).toEqual(cut);
  for (const other of [new Map([['summer', others]]), new Map()])
    expect(await openInfo(sealed, other)).toEqual(sealed);
});

test.each([
  ['null', pack(utf8('null'), false)],
  ['no list of reports', pack(utf8('{"filter":null}'), false)],
  ['a report of another version', pack(utf8('{"filter":null,"reports":[{"slug":"summer"}]}'), false)],
  ['no JSON', pack(utf8('{'), false)],
  ['what says that it is packed and is not', pack(utf8('{}'), true)],
  ['nothing', new Uint8Array()],
])('a part that is %s is that of no build, as an open one would be', async (_, bytes) => {
  const foreign = withPart(hex(await seal(keys, '/build-info', bytes)));
  expect(parseBuildInfo(JSON.stringify(foreign))).not.toBeNull();
  expect(await openInfo(foreign, locks)).toBeNull();
});

test('of a report that is open by now, another password is not what it wants', () => {
  expect(whyClosed('summer', locks)).toMatch(/^with another password/);
  expect(whyClosed('summer', new Map())).toBe('and its definition asks for no password now');
});
