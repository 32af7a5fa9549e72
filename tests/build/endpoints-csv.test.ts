import { csvParse } from 'd3-dsv';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvOf } from '../../src/build/downloads/csv.ts';
import { tableOf } from '../../src/build/downloads/table.ts';
import { harmless } from '../../src/core/format/harmless.ts';

const cell = fc.oneof(
  fc.string(),
  fc.constantFrom('=1', '+1', '-1', '@x', '\tx', '\rx', '\nx', ' =1', '＝1', 'a,b', '"', ''),
);

test('what is written is read back, but for the apostrophe before what could run', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ a: cell, b: cell }), { minLength: 1 }), (rows) => {
      const text = csvOf(tableOf(['a', 'b'], rows));
      expect([...csvParse(text.slice(1))]).toEqual(
        rows.map(({ a, b }) => ({ a: harmless(a), b: harmless(b) })),
      );
    }),
  );
});

test('no text begins as a formula does', () => {
  fc.assert(fc.property(cell, (text) => !/^\s*[=+\-@＝＋－＠]|^[\t\r\n]/.test(harmless(text))));
});

test('numbers are never text, nothing is blank, and a table without rows has its header', () => {
  expect(csvOf(tableOf(['a', 'b'], [{ a: -1.5, b: null }]))).toBe('\uFEFFa,b\r\n-1.5,\r\n');
  expect(csvOf(tableOf(['a', 'b'], []))).toBe('\uFEFFa,b\r\n');
});
