import { expect, test } from 'vitest';
import { reconcile } from '../../src/core/model/reconciliation.ts';
import { makeDrop, type PayoutRow } from '../make-drop.ts';

const post = (date: string) => ({
  influencer: '1',
  platform: 'Instagram',
  date,
  reach: 100,
  likes: 5,
  comments: 1,
});

/** One influencer with three posts, paid so; money in ten-thousandths. */
function perPost(payouts: readonly Pick<PayoutRow, 'total' | 'rate'>[]) {
  const drop = makeDrop({
    influencers: [{ id: '1', platform: 'Instagram' }],
    posts: ['2025-01-05', '2025-01-20', '2025-02-05'].map(post),
    tracking: [],
    payouts: payouts.map((one) => ({ influencer: '1', basis: 'post', ...one })),
  });
  const [sum] = reconcile(drop).byBasis;
  return sum;
}

test('a payout is held against its rate and all that it is paid for', () => {
  expect(perPost([{ rate: 100, total: 300 }])).toMatchObject({ checked: 1, due: 3_000_000 });
  expect(perPost([{ rate: 100, total: 200 }])).toMatchObject({ checkedPaid: 2_000_000, due: 3_000_000 });
});

test('payouts by the month that make up all posts together differ by nothing', () => {
  const sum = perPost([
    { rate: 100, total: 200 },
    { rate: 100, total: 100 },
  ]);
  expect(sum).toMatchObject({ payouts: 2, checked: 2, checkedPaid: 3_000_000, due: 3_000_000 });
});

test('payouts of which a month is missing are held against all of it together', () => {
  const sum = perPost([
    { rate: 100, total: 100 },
    { rate: 100, total: 100 },
  ]);
  expect(sum).toMatchObject({ checked: 2, checkedPaid: 2_000_000, due: 3_000_000 });
});

test('payouts at different rates are each held against all of it, but where they share it', () => {
  const shared = [
    { rate: 100, total: 200 },
    { rate: 150, total: 150 },
  ];
  expect(perPost(shared)).toMatchObject({ checkedPaid: 3_500_000, due: 3_500_000 });
  const apart = [
    { rate: 100, total: 300 },
    { rate: 150, total: 150 },
  ];
  expect(perPost(apart)).toMatchObject({ checkedPaid: 4_500_000, due: 7_500_000 });
});
