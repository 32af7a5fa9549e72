import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { type BridgeSide, bridge } from '../../src/core/measure/bridge.ts';

const side = fc.dictionary(
  fc.constantFrom('a', 'b', 'c', 'd'),
  fc.record({
    revenue: fc.nat({ max: 1e9 }),
    spend: fc.oneof(fc.constant(0), fc.integer({ min: 1000, max: 1e9 })),
  }),
);
/** Equal but for the last bits of a division. */
const apart = (a: number, b: number) => Math.abs(a - b) / Math.max(1, Math.abs(a), Math.abs(b));
const sidesOf = (record: Record<string, BridgeSide>) =>
  new Map<string | null, BridgeSide>(Object.entries(record));

test('the parts add up to the change, whoever came or left', () => {
  fc.assert(
    fc.property(side, side, (before, after) => {
      const found = bridge(sidesOf(before), sidesOf(after));
      if (found === null) return;
      expect(apart(found.mix + found.rate, found.after - found.before)).toBeLessThan(1e-9);
      const parts = found.parts.reduce((sum, { mix, rate }) => sum + mix + rate, 0);
      expect(apart(parts, found.after - found.before)).toBeLessThan(1e-9);
    }),
  );
});

test('turned round, every part has the other sign', () => {
  fc.assert(
    fc.property(side, side, (before, after) => {
      const there = bridge(sidesOf(before), sidesOf(after));
      const back = bridge(sidesOf(after), sidesOf(before));
      expect(back === null).toBe(there === null);
      if (there === null || back === null) return;
      expect(apart(back.mix, -there.mix)).toBeLessThan(1e-9);
      expect(apart(back.rate, -there.rate)).toBeLessThan(1e-9);
    }),
  );
});

test('money that only moved is mix, groups that only returned more are rate', () => {
  const before = sidesOf({ a: { revenue: 400, spend: 100 }, b: { revenue: 100, spend: 100 } });
  const moved = sidesOf({ a: { revenue: 600, spend: 150 }, b: { revenue: 50, spend: 50 } });
  const better = sidesOf({ a: { revenue: 500, spend: 100 }, b: { revenue: 300, spend: 100 } });
  expect(bridge(before, moved)).toMatchObject({ before: 2.5, after: 3.25, mix: 0.75, rate: 0 });
  expect(bridge(before, better)).toMatchObject({ before: 2.5, after: 4, mix: 0, rate: 1.5 });
});

test('without spend on both sides there is nothing to split', () => {
  expect(bridge(new Map(), sidesOf({ a: { revenue: 1, spend: 1 } }))).toBeNull();
});
