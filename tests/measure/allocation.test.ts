import { describe, expect, test } from 'vitest';
import type { DimensionId } from '../../src/core/measure/dimensions.ts';
import { measure, total } from '../../src/core/measure/measure.ts';
import { makeCube } from '../make-cube.ts';
import type { PayoutRow, Rows } from '../make-drop.ts';

const order = {
  influencer: '1',
  source: 'BioLink',
  campaign: 'Launch',
  product: 'Whey',
  date: '2025-01-10',
  orders: 1,
  revenue: 30,
};
const post = {
  influencer: '1',
  platform: 'YouTube',
  date: '2025-01-01',
  reach: 1000,
  likes: 90,
  comments: 10,
};

function drop(payout: PayoutRow, rows: Partial<Rows> = {}): Rows {
  return {
    influencers: [{ id: '1', platform: 'YouTube' }],
    posts: [post, { ...post, date: '2025-01-05', likes: 290, comments: 10 }],
    tracking: [order, { ...order, campaign: 'Sale', date: '2025-01-12', orders: 3, revenue: 70 }],
    payouts: [payout],
    ...rows,
  };
}

/** Spend in currency units by value of a dimension. */
function spendBy(rows: Rows, by: DimensionId): Record<string, number | null> {
  const found = measure(makeCube(rows), { by: [by], figures: ['spend'] }).filter(
    ({ sums }) => sums.spend !== 0,
  );
  return Object.fromEntries(
    found.map(({ at, sums }) => [
      at[by] ?? 'not allocated',
      sums.spend === null ? null : sums.spend / 10_000,
    ]),
  );
}

describe('a payout of 100', () => {
  test('for orders follows the orders', () => {
    const rows = drop({ influencer: '1', basis: 'order', total: 100 });
    expect(spendBy(rows, 'campaign')).toEqual({ Launch: 25, Sale: 75 });
    expect(spendBy(rows, 'day')).toEqual({ '2025-01-10': 25, '2025-01-12': 75 });
  });

  test('for sales follows the revenue', () => {
    expect(spendBy(drop({ influencer: '1', basis: 'sale', total: 100 }), 'campaign')).toEqual({
      Launch: 30,
      Sale: 70,
    });
  });

  test('for posts follows the posts in time and the orders along campaigns', () => {
    const rows = drop({ influencer: '1', basis: 'post', total: 100 });
    expect(spendBy(rows, 'day')).toEqual({ '2025-01-01': 50, '2025-01-05': 50 });
    expect(spendBy(rows, 'campaign')).toEqual({ Launch: 25, Sale: 75 });
  });

  test('for engagements follows the engagements in time', () => {
    const rows = drop({ influencer: '1', basis: 'engagement', total: 100 });
    expect(spendBy(rows, 'day')).toEqual({ '2025-01-01': 25, '2025-01-05': 75 });
  });

  test('with a campaign and a date of its own goes there', () => {
    const rows = drop({ influencer: '1', basis: 'order', total: 100, campaign: 'Sale', date: '2025-02-01' });
    expect(spendBy(rows, 'campaign')).toEqual({ Sale: 100 });
    expect(spendBy(rows, 'day')).toEqual({ '2025-02-01': 100 });
  });

  test('follows the posts’ own campaigns', () => {
    const posts = [
      { ...post, campaign: 'Sale' },
      { ...post, date: '2025-01-05', campaign: 'Sale' },
    ];
    expect(spendBy(drop({ influencer: '1', basis: 'post', total: 100 }, { posts }), 'campaign')).toEqual({
      Sale: 100,
    });
  });

  test('follows the order rows that name its posts, the others where none does', () => {
    const rows = drop(
      { influencer: '1', basis: 'post', total: 100 },
      {
        posts: [
          { ...post, id: 'A' },
          { ...post, id: 'B', date: '2025-01-05' },
        ],
        tracking: [
          { ...order, product: 'Creatine', post: 'A' },
          { ...order, product: 'Whey', orders: 3 },
        ],
      },
    );
    expect(spendBy(rows, 'post')).toEqual({ A: 50, B: 50 });
    expect(spendBy(rows, 'product')).toEqual({ Creatine: 50 + 12.5, Whey: 37.5 });
  });

  test('stays “not allocated” where there are no rows to follow', () => {
    const rows = drop({ influencer: '1', basis: 'order', total: 100 }, { tracking: [] });
    expect(spendBy(rows, 'day')).toEqual({ 'not allocated': 100 });
  });

  test('is not defined along campaigns when nothing is allocated', () => {
    const cube = makeCube(drop({ influencer: '1', basis: 'order', total: 100 }), 'none');
    expect(
      measure(cube, { by: ['campaign'], figures: ['spend', 'roas'] }).map(({ values }) => values),
    ).toEqual([
      { spend: null, roas: null },
      { spend: null, roas: null },
    ]);
    expect(total(cube, ['spend']).sums.spend).toBe(1_000_000);
  });
});

test('several payouts count once each, whatever the number of orders', () => {
  const rows = drop({ influencer: '1', basis: 'order', total: 100 });
  const cube = makeCube({
    ...rows,
    payouts: [...rows.payouts, { influencer: '1', basis: 'fixed', total: 20 }],
  });
  expect(total(cube, ['roas']).values.roas).toBeCloseTo(100 / 120, 12);
});
