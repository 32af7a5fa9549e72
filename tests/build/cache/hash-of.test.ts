import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hashOf } from '../../../src/build/cache/hash-of.ts';

const data = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.string(),
    fc.double(),
    fc.constantFrom(null, undefined, true, false),
    fc.bigInt(),
    fc.int32Array(),
    fc.float64Array(),
    fc.array(tie('value')),
    fc.dictionary(fc.string(), tie('value')),
    fc.array(fc.tuple(fc.string(), tie('value'))).map((pairs) => new Map(pairs)),
  ),
})).value;

test('equal values have one hash, and what differs has another', () => {
  fc.assert(
    fc.property(data, (value) => {
      expect(hashOf(structuredClone(value))).toBe(hashOf(value));
      expect(hashOf([value])).not.toBe(hashOf(value));
      expect(hashOf({ value })).not.toBe(hashOf([value]));
    }),
  );
});

test.each([
  ['text that runs over', ['ab', 'c'], ['a', 'bc']],
  ['a number and its text', 1, '1'],
  ['nothing and not given', null, undefined],
  ['two zeros', 0, -0],
  ['names', { a: 1 }, { b: 1 }],
  ['the order of names, which a page may show', { a: 1, b: 2 }, { b: 2, a: 1 }],
  ['where a list ends', [[1], 2], [[1, 2]]],
  ['kinds of columns', new Int32Array([1]), new Float32Array([1.4e-45])],
  ['a list and a table of it', [1], new Map([[0, 1]])],
  ['a name that reads like a value', { 's1:a': null }, { a: null }],
])('%s', (_what, one, other) => {
  expect(hashOf(one)).not.toBe(hashOf(other));
});

describe('what is not data alone is refused by its place', () => {
  test.each([
    ['.draw', { draw: () => 1 }],
    ['[1].at', [0, { at: new Date(0) }]],
    ['the top', Symbol('x')],
    ['.thing', { thing: new (class Thing {})() }],
  ])('%s', (place, value) => {
    expect(() => hashOf(value)).toThrow(`stands at ${place}:`);
  });
});
