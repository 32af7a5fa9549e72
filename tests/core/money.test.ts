import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decimal, split } from '../../src/core/money.ts';

const weights = fc.array(fc.nat(1_000_000), { minLength: 1, maxLength: 30 });

describe('split', () => {
  test('loses nothing, and gives nobody more than a unit beyond its share', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), weights, (amount, shares) => {
        const total = shares.reduce((sum, weight) => sum + weight, 0);
        const parts = split(amount, shares);
        if (total === 0) {
          expect(parts).toBeNull();
          return;
        }
        expect(parts?.reduce((sum, part) => sum + BigInt(part), 0n)).toBe(BigInt(amount));
        parts?.forEach((part, i) => {
          // |part − share| < 1 in exact arithmetic, both sides times the total; a float share adds a little.
          const off = BigInt(part) * BigInt(total) - BigInt(amount) * BigInt(shares[i] ?? 0);
          const most = BigInt(total) * (2n + BigInt(amount) / 2n ** 51n);
          expect(off < 0n ? -off : off).toBeLessThanOrEqual(most);
        });
      }),
    );
  });

  test('a refund is split like a payment', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), weights, (amount, shares) => {
        const there = split(amount, shares);
        const back = split(-amount, shares);
        expect(back && [...back].map((part) => 0 - part)).toEqual(there && [...there]);
      }),
    );
  });

  test('gives the units left over to the largest remainders, the earlier first', () => {
    expect([...(split(10, [1, 1, 1]) ?? [])]).toEqual([4, 3, 3]);
    expect([...(split(100, [1, 2, 4]) ?? [])]).toEqual([14, 29, 57]);
  });
});

test('decimal shows two to four places, and all that count', () => {
  expect([0, 5, 16_510_000, 30_150, -5000, 12_345, Number.MAX_SAFE_INTEGER].map(decimal)).toEqual([
    '0.00',
    '0.0005',
    '1651.00',
    '3.015',
    '-0.50',
    '1.2345',
    '900719925474.0991',
  ]);
});
