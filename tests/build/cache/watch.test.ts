import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hashAt, watch } from '../../../src/build/cache/watch.ts';

const drop = {
  files: [
    { file: 'posts.csv', bytes: 10 },
    { file: 'payouts.csv', bytes: 20 },
  ],
  rows: { posts: { read: 3 }, payouts: { read: 4 } },
  newest: null as string | null,
};

/** What is read by a function that makes something of the drop. */
function placesOf(make: (value: typeof drop) => unknown): string[] {
  const places = new Set<string>();
  make(watch(drop, 'drop', (place) => places.add(place)));
  return [...places].sort();
}

describe('what was made can be used again', () => {
  test.each<[string, (value: typeof drop) => unknown, (other: typeof drop) => void, boolean]>([
    ['when what it read is the same', (it) => it.rows.posts.read, (it) => (it.newest = 'x'), true],
    ['not when it changed', (it) => it.rows.posts.read, (it) => (it.rows.posts.read = 9), false],
    [
      'when only the length was read',
      (it) => it.files.length,
      (it) => (it.files[0] = { file: 'x', bytes: 0 }),
      true,
    ],
    ['not when the length changed', (it) => it.files.length, (it) => it.files.pop(), false],
    [
      'not when a list that was walked has more',
      (it) => it.files.map(({ file }) => file),
      (it) => it.files.push({ file: 'x', bytes: 0 }),
      false,
    ],
    [
      'when of a list only names were read',
      (it) => it.files.map(({ file }) => file),
      (it) => Object.assign(it.files[0] ?? {}, { bytes: 11 }),
      true,
    ],
    [
      'not when a name came',
      (it) => Object.values(it.rows).length,
      (it) => Object.assign(it.rows, { more: { read: 1 } }),
      false,
    ],
    [
      'not when it was spread, and has more',
      (it) => ({ ...it }),
      (it) => Object.assign(it, { more: 1 }),
      false,
    ],
    ['not when nothing became something', (it) => it.newest, (it) => (it.newest = '2025-01-01'), false],
    ['not when a value became a list', (it) => it.newest, (it) => Object.assign(it, { newest: [] }), false],
    [
      'not when it was asked for a name',
      (it) => 'newest' in it,
      (it) => Reflect.deleteProperty(it, 'newest'),
      false,
    ],
  ])('%s', (_when, make, change, same) => {
    const places = placesOf(make);
    const other = structuredClone(drop);
    change(other);
    expect(places.length).toBeGreaterThan(0);
    expect(hashAt({ drop: other }, places) === hashAt({ drop }, places)).toBe(same);
  });
});

test('what can be seen of a watched value is what it is', () => {
  const watched = watch(drop, 'drop', () => undefined);
  expect(JSON.stringify(watched)).toBe(JSON.stringify(drop));
  expect(watched.files.find(({ bytes }) => bytes === 20)).toEqual(drop.files[1]);
  expect(watched.files).toBe(watched.files);
  expect([...watched.files].length).toBe(2);
});

test('handing a part on reads nothing', () => {
  expect(placesOf((it) => ({ rows: it.rows }))).toEqual([]);
});

test('what lies deep enough is noted as one and handed out as it is', () => {
  const tables = { posts: { reach: new Float64Array([1, 2]), likes: new Float64Array([3]) } };
  const places: string[] = [];
  const watched = watch(tables, 'tables', (place) => places.push(place), 2);
  expect(watched.posts.reach).toBe(tables.posts.reach);
  expect(places).toEqual(['["tables","posts","reach"]']);
  const other = { posts: { ...tables.posts, likes: new Float64Array([4]) } };
  expect(hashAt({ tables: other }, places)).toBe(hashAt({ tables }, places));
});

test('any names make places of their own', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.integer(), { minKeys: 1 }), (values) => {
      const places = new Set<string>();
      const watched = watch(values, 'values', (place) => places.add(place));
      for (const name of Object.keys(values)) expect(watched[name]).toBe(values[name]);
      expect(hashAt({ values: { ...values } }, [...places])).toBe(hashAt({ values }, [...places]));
      for (const name of Object.keys(values)) {
        const other = { ...values, [name]: (values[name] ?? 0) + 1 };
        expect(hashAt({ values: other }, [...places])).not.toBe(hashAt({ values }, [...places]));
      }
    }),
  );
});
