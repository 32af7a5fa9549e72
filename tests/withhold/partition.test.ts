import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { partition, salesOf } from '../../src/core/withhold/partition.ts';

/** Rows with codes along a few columns, and who bought in them. */
const table = fc.integer({ min: 1, max: 40 }).chain((rows) =>
  fc.record({
    columns: fc.array(fc.array(fc.integer({ min: -1, max: 3 }), { minLength: rows, maxLength: rows }), {
      maxLength: 4,
    }),
    sales: fc.array(fc.tuple(fc.nat(rows - 1), fc.nat(11)), { maxLength: 80 }),
    least: fc.integer({ min: 1, max: 6 }),
    rows: fc.constant(rows),
  }),
);

test('every row is in one cell, and every cell has buyers enough', () => {
  fc.assert(
    fc.property(table, ({ columns, sales, least, rows }) => {
      const typed = columns.map((column) => Int32Array.from(column));
      const pairs = {
        rows: Int32Array.from(sales, ([row]) => row),
        buyers: Int32Array.from(sales, ([, buyer]) => buyer),
      };
      const every = Uint32Array.from({ length: rows }, (_, row) => row);
      const kept = partition(typed, rows, salesOf(pairs, every, rows), least);
      const buyers = new Set(sales.map(([, buyer]) => buyer)).size;
      expect(kept === null).toBe(buyers < least);
      if (kept === null) return;
      const cells = Map.groupBy(every, (row) =>
        columns.map((column, at) => (at < (kept[row] ?? 0) ? column[row] : '*')).join(' '),
      );
      for (const [cell, own] of cells) {
        const who = new Set(sales.filter(([row]) => own.includes(row)).map(([, buyer]) => buyer));
        expect(who.size, cell).toBeGreaterThanOrEqual(least);
      }
    }),
    { numRuns: 400 },
  );
});

test('by the first column a value is told as a whole, or not at all', () => {
  fc.assert(
    fc.property(table, ({ columns, sales, least, rows }) => {
      const [first] = columns;
      if (first === undefined) return;
      const pairs = {
        rows: Int32Array.from(sales, ([row]) => row),
        buyers: Int32Array.from(sales, ([, buyer]) => buyer),
      };
      const every = Uint32Array.from({ length: rows }, (_, row) => row);
      const typed = columns.map((column) => Int32Array.from(column));
      const kept = partition(typed, rows, salesOf(pairs, every, rows), least);
      if (kept === null) return;
      for (const own of Map.groupBy(every, (row) => first[row]).values())
        expect(new Set(own.map((row) => (kept[row] ?? 0) > 0)).size).toBe(1);
    }),
  );
});

test('a rest of too few takes the smallest further value along', () => {
  // Three values with 6, 5 and 2 buyers: the 2 alone would be the total less the other two.
  const codes = [...Array(6).fill(0), ...Array(5).fill(1), ...Array(2).fill(2)];
  const pairs = { rows: Int32Array.from(codes.keys()), buyers: Int32Array.from(codes.keys()) };
  const every = Uint32Array.from(codes.keys());
  const kept = partition([Int32Array.from(codes)], codes.length, salesOf(pairs, every, codes.length), 5);
  expect(kept && [...kept]).toEqual([...Array(6).fill(1), ...Array(7).fill(0)]);
});
