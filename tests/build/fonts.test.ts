import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cutId, reportFonts } from '../../src/build/fonts.ts';

test('a cut is kept under a name of its own for each font and range', () => {
  const font = Uint8Array.of(1, 2);
  const ids = [
    cutId(font, ['U+0100']),
    cutId(font, ['U+0101']),
    cutId(font, ['U+0100', 'U+0101']),
    cutId(Uint8Array.of(1, 3), ['U+0100']),
  ];
  expect(new Set(ids).size).toBe(4);
  expect(cutId(Uint8Array.of(1, 2), ['U+0100'])).toBe(ids[0]);
});

test('fonts are cut once and then taken from the cache', async () => {
  const cache = await mkdtemp(join(tmpdir(), 'uplift-fonts-'));
  const fonts = await reportFonts(cache);
  expect(fonts.map(({ weight }) => weight)).toEqual([400, 400, 600, 600]);
  const names = await readdir(join(cache, 'fonts'));
  expect(names).toEqual([
    expect.stringMatching(/^inter-extended-400-[0-9a-f]{12}\.woff2$/),
    expect.stringMatching(/^inter-extended-600-[0-9a-f]{12}\.woff2$/),
  ]);
  const kept = fonts[1]?.path ?? '';
  expect((await readFile(kept)).subarray(0, 4).toString()).toBe('wOF2');
  await writeFile(kept, 'kept');
  expect(await reportFonts(cache)).toEqual(fonts);
  expect(await readFile(kept, 'utf8')).toBe('kept');
});
