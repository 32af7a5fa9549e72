import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { payoutRecords, postRecords } from '../../src/compose/records.ts';
import { parseIsoDay } from '../../src/core/calendar.ts';
import { total } from '../../src/core/measure/measure.ts';
import type { Selection } from '../../src/core/measure/selection.ts';
import { randomRows } from '../make-drop.ts';
import { contextFor } from './context-for.ts';

const first = parseIsoDay('2025-01-01') ?? 0;

/** Filters along what rows record themselves, along what their influencer is, and along what neither records. */
const selections: fc.Arbitrary<Selection> = fc.record(
  {
    values: fc.record(
      {
        influencer: fc.subarray(['1', '2', '3', 'nobody']),
        platform: fc.subarray(['Instagram', 'YouTube', 'TikTok']),
        gender: fc.subarray(['Female', 'Male', null]),
        tier: fc.subarray(['nano', 'micro', 'mid']),
        campaign: fc.subarray(['Launch', 'Sale', null]),
        basis: fc.subarray(['post', 'order', 'sale']),
        product: fc.subarray(['Whey', 'Creatine']),
        month: fc.subarray(['2025-01', '2025-02', null]),
      },
      { requiredKeys: [] },
    ),
    from: fc.integer({ min: first, max: first + 59 }),
    to: fc.integer({ min: first, max: first + 59 }),
  },
  { requiredKeys: [] },
);

test('the rows shown are those that the figures of the same selection count', () => {
  let shown = 0;
  fc.assert(
    fc.property(randomRows, selections, (rows, where) => {
      const context = { ...contextFor(rows), where };
      const { posts, reach, payouts } = total(context.cube, ['posts', 'reach', 'payouts'], where).sums;
      const found = postRecords(context);
      expect(found?.length ?? null).toBe(posts);
      expect(found?.reduce((sum, post) => sum + (post.reach ?? 0), 0) ?? null).toBe(reach);
      expect(payoutRecords(context)?.length ?? null).toBe(payouts);
      shown += (found?.length ?? 0) + (payouts ?? 0);
    }),
    { numRuns: 300 },
  );
  // Selections that keep nothing would agree as well.
  expect(shown).toBeGreaterThan(10);
});

test('payouts of everything add up to the spend', () => {
  fc.assert(
    fc.property(randomRows, (rows) => {
      const context = contextFor(rows);
      const paid = payoutRecords(context)?.reduce((sum, payout) => sum + payout.paid, 0);
      expect(paid).toBe(total(context.cube, ['spend']).sums.spend);
    }),
    { numRuns: 50 },
  );
});
