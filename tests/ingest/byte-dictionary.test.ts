import { expect, test } from 'vitest';
import { ByteDictionary } from '../../src/core/ingest/byte-dictionary.ts';

test('every value keeps its code, however many there are', () => {
  const dictionary = new ByteDictionary();
  const cells = Array.from({ length: 5000 }, (_, n) => {
    const { buffer } = new TextEncoder().encode(`value ${n}`);
    return new DataView(buffer);
  });
  const codes = () => cells.map((cell) => dictionary.code(cell, 0, cell.byteLength));
  const first = codes();
  expect(first).toEqual(cells.map((_, n) => n));
  expect(codes()).toEqual(first);
  expect(dictionary.size).toBe(cells.length);
});
