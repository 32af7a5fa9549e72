import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkDefinition } from '../../src/core/check-definition.ts';
import { estimateAll } from '../../src/core/incremental/index.ts';
import type { Known } from '../../src/core/incremental/rung.ts';
import type { Selection } from '../../src/core/measure/selection.ts';
import { makeCube } from '../make-cube.ts';
import { type Rows, randomRows } from '../make-drop.ts';
import { evidenceOf } from './evidence-of.ts';

const selections: readonly Selection[] = [
  {},
  { values: { campaign: ['Launch'] } },
  { values: { product: ['Whey'], month: ['2025-01'] } },
  { values: { influencer: ['1'] } },
  { values: { basis: ['order'] } },
];
const someSelection = fc.constantFrom(...selections);

describe('any rung of any drop', () => {
  test('is (campaign revenue − baseline revenue) ÷ spend, exact, low ≤ high', () => {
    fc.assert(
      fc.property(randomRows, someSelection, (rows, where) => {
        for (const { estimate } of estimateAll(evidenceOf(makeCube(rows), { where }))) {
          if (!estimate.defined) {
            expect(estimate.needs).toMatch(/^needs /);
            expect(estimate.has).toMatch(/^has /);
            continue;
          }
          for (const { campaignRevenue, baselineRevenue, incrementalRevenue, iroas } of effects(estimate)) {
            expect(incrementalRevenue).toBe(campaignRevenue - baselineRevenue);
            expect([campaignRevenue, baselineRevenue].every(Number.isSafeInteger)).toBe(true);
            expect(iroas === null || Number.isFinite(iroas)).toBe(true);
          }
          expect(estimate.low.incrementalRevenue).toBeLessThanOrEqual(estimate.high.incrementalRevenue);
        }
      }),
    );
  });

  test('does not depend on the order of rows', () => {
    const shuffled = randomRows.chain((rows) =>
      fc.tuple(
        fc.constant(rows),
        fc.record({
          influencers: fc.shuffledSubarray(rows.influencers, { minLength: rows.influencers.length }),
          posts: fc.shuffledSubarray(rows.posts, { minLength: rows.posts.length }),
          tracking: fc.shuffledSubarray(rows.tracking, { minLength: rows.tracking.length }),
          payouts: fc.shuffledSubarray(rows.payouts, { minLength: rows.payouts.length }),
        }),
      ),
    );
    fc.assert(
      fc.property(shuffled, someSelection, ([rows, others], where) => {
        const of = (some: Rows) =>
          estimateAll(evidenceOf(makeCube(some), { where })).map((rung) => rung.estimate);
        expect(of(others)).toEqual(of(rows));
      }),
    );
  });

  test('scales with money, and its ratio does not', () => {
    fc.assert(
      fc.property(randomRows, fc.integer({ min: 2, max: 9 }), (rows, k) => {
        const more: Rows = {
          ...rows,
          tracking: rows.tracking.map((row) => ({ ...row, revenue: row.revenue * k })),
          payouts: rows.payouts.map((row) => ({ ...row, total: row.total * k })),
        };
        const after = estimateAll(evidenceOf(makeCube(more)));
        for (const [at, { estimate }] of estimateAll(evidenceOf(makeCube(rows))).entries()) {
          const other = after[at]?.estimate;
          if (!estimate.defined || !other?.defined) {
            expect(other?.defined).toBe(estimate.defined);
            continue;
          }
          // Baselines are rounded once, so k times one of them may be off by k halves and a half.
          expect(
            Math.abs(other.low.incrementalRevenue - k * estimate.low.incrementalRevenue),
          ).toBeLessThanOrEqual(k);
          if (estimate.low.iroas === null) expect(other.low.iroas).toBeNull();
        }
      }),
    );
  });
});

describe('organicShare in the front matter', () => {
  const check = (organicShare: unknown) => {
    const checked = checkDefinition({ title: 'T', data: 'd', organicShare }, 'index.md', () => 4);
    return 'issues' in checked
      ? checked.issues.map(({ message, hint }) => `${message} ${hint}`)
      : checked.definition.organicShare;
  };

  test('is a band, one share, or the usual band', () => {
    expect(check({ low: 0.1, high: 0.3 })).toEqual({ low: 0.1, high: 0.3 });
    expect(check(0.005)).toEqual({ low: 0.005, high: 0.005 });
    expect(check(undefined)).toEqual({ low: 0.2, high: 0.6 });
  });

  test('or says what it can be', () => {
    expect([check(20), check({ low: 0.5, high: 0.2 }), check({ from: 0.1 })]).toMatchInlineSnapshot(`
      [
        [
          "20 is not allowed here. Give a share such as 0.3, or a band such as { low: 0.2, high: 0.6 }.",
        ],
        [
          "{"low":0.5,"high":0.2} is not allowed here. Give a band whose low is not above its high.",
        ],
        [
          "{"from":0.1} is not allowed here. Give a share such as 0.3, or a band such as { low: 0.2, high: 0.6 }.",
        ],
      ]
    `);
  });
});

function effects({ point, low, high, parts }: Known) {
  return [...(point === null ? [] : [point]), low, high, ...parts.map(({ effect }) => effect)];
}
