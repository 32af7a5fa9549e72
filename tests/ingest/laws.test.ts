/** What must hold for every drop: no damage changes a total unseen, and the order of rows says nothing. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { manifestOf } from '../../src/core/ingest/manifest.ts';
import type { ReadResult } from '../../src/core/ingest/read-drop.ts';
import { totals } from '../../src/core/ingest/totals.ts';
import { clean, type Files, read, type TableFile } from './support/memory-drop.ts';

const tableFile = fc.constantFrom<TableFile>(
  'influencers.csv',
  'posts.csv',
  'tracking_data.csv',
  'payouts.csv',
);

const figures = ({ drop }: ReadResult): unknown => drop && totals(drop);
const was = figures(await read(clean));

/** Text with one structural character gone, doubled or turned into another. */
const damage = tableFile.chain((file) => {
  const text: string = clean[file];
  const places = [...text.matchAll(/[",\n]/g)].map(({ index }) => index);
  return fc
    .record({
      at: fc.constantFrom(...places),
      by: fc.constantFrom('', 'x', ';', '"', ',', '\n', ' ', 'twice'),
    })
    .map(({ at, by }) => {
      const character = text[at] ?? '';
      const put = by === 'twice' ? character + character : by;
      return { file, text: text.slice(0, at) + put + text.slice(at + 1) };
    });
});

describe('damage to one quote, delimiter or line end', () => {
  it('is found, or harmless to every total', async () => {
    await fc.assert(
      fc.asyncProperty(damage, async ({ file, text }) => {
        const result = await read({ ...clean, [file]: text });
        if (result.outcome === 'accept') expect(figures(result)).toEqual(was);
      }),
      { numRuns: 600 },
    );
  });
});

describe('with a manifest', () => {
  it('any damage at all is found', async () => {
    const whole = await read(clean);
    const manifest = whole.drop && manifestOf(whole.drop, whole.files, whole.rows);
    const damaged = tableFile.chain((file) =>
      fc
        .record({
          at: fc.nat({ max: clean[file].length - 1 }),
          by: fc.constantFrom('', '0', '7', 'a', ',', '\n', ' '),
        })
        .map(({ at, by }) => ({ file, text: clean[file].slice(0, at) + by + clean[file].slice(at + 1) })),
    );
    await fc.assert(
      fc.asyncProperty(damaged, async ({ file, text }) => {
        fc.pre(text !== clean[file]);
        const { outcome } = await read({ ...clean, [file]: text, 'manifest.json': JSON.stringify(manifest) });
        expect(outcome).toBe('reject');
      }),
      { numRuns: 300 },
    );
  });

  it('the drop itself is accepted', async () => {
    const whole = await read(clean);
    const manifest = whole.drop && manifestOf(whole.drop, whole.files, whole.rows);
    expect((await read({ ...clean, 'manifest.json': JSON.stringify(manifest) })).outcome).toBe('accept');
  });
});

describe('the order of rows', () => {
  const shuffled = (text: string): fc.Arbitrary<string> => {
    const [header = '', ...rows] = text.trimEnd().split('\n');
    return fc
      .shuffledSubarray(rows, { minLength: rows.length })
      .map((order) => `${[header, ...order].join('\n')}\n`);
  };
  const files = fc
    .tuple(...Object.values(clean).map(shuffled))
    .map((texts): Files => Object.fromEntries(Object.keys(clean).map((name, at) => [name, texts[at] ?? ''])));

  it('changes no total and no buyer', async () => {
    const users = (await read(clean)).drop?.users;
    await fc.assert(
      fc.asyncProperty(files, async (texts) => {
        const result = await read(texts);
        expect(result.outcome).toBe('accept');
        expect(figures(result)).toEqual(was);
        expect(result.drop?.users.total).toBe(users?.total);
        expect(result.drop?.users.repeat).toBe(users?.repeat);
      }),
      { numRuns: 100 },
    );
  });
});
