/** Where a figure is defined, and where it says that it isn't. */
import { describe, expect, test } from 'vitest';
import { measure, total } from '../../src/core/measure/measure.ts';
import type { Selection } from '../../src/core/measure/selection.ts';
import { makeCube } from '../make-cube.ts';
import type { Rows } from '../make-drop.ts';

const order = {
  influencer: '1',
  source: 'BioLink',
  campaign: 'Launch',
  product: 'Whey',
  date: '2025-01-10',
  orders: 1,
  revenue: 30,
  user: 'ann',
};
const post = {
  influencer: '1',
  platform: 'YouTube',
  date: '2025-01-01',
  reach: 1000,
  likes: 90,
  comments: 10,
};
const rows: Rows = {
  influencers: [
    { id: '1', platform: 'YouTube', followers: 1000 },
    { id: '2', platform: 'YouTube', followers: 500 },
  ],
  posts: [post, { ...post, date: '2025-02-01' }],
  tracking: [
    order,
    { ...order, campaign: 'Sale', influencer: '2' },
    { ...order, campaign: 'Sale', influencer: '2', user: 'bob' },
    { ...order, campaign: 'Sale', influencer: '', user: 'cem' },
  ],
  payouts: [{ influencer: '1', basis: 'post', total: 100 }],
};

describe('a column that a file may have', () => {
  test('is not recorded where the file has none', () => {
    const { sums, values } = total(makeCube(rows), ['shares', 'clicks', 'tracked_clicks', 'cpc']);
    expect([sums.shares, sums.clicks, sums.tracked_clicks, values.cpc]).toEqual([null, null, null, null]);
  });

  test('adds nothing where a cell is blank', () => {
    const posts = [{ ...post, shares: 7 }, post];
    expect(total(makeCube({ ...rows, posts }), ['shares']).sums.shares).toBe(7);
  });
});

describe('distinct users', () => {
  const users = (where?: Selection) => total(makeCube(rows), ['users', 'repeat_users'], where).sums;

  test('in total, organic ones left out, and how many came back', () => {
    expect(users()).toMatchObject({ users: 2, repeat_users: 1 });
    expect(total(makeCube(rows), ['repeat_buyer_share']).values.repeat_buyer_share).toBe(0.5);
  });

  test('along one dimension, where they do not add up', () => {
    const found = measure(makeCube(rows), { by: ['campaign'], figures: ['users', 'repeat_buyer_share'] });
    expect(found.map(({ at, values }) => [at.campaign, values.users, values.repeat_buyer_share])).toEqual([
      ['Launch', 1, null],
      ['Sale', 2, null],
    ]);
    expect(users({ values: { campaign: ['Sale'] } }).users).toBe(2);
  });

  test.each<Selection>([
    { values: { campaign: ['Launch', 'Sale'] } },
    { values: { campaign: ['Sale'], product: ['Whey'] } },
    { values: { category: ['Fitness'] } },
    { from: 20_098 },
  ])('of more than one thing at a time, not defined: %o', (where) => {
    expect(users(where)).toMatchObject({ users: null, repeat_users: null });
  });
});

describe('influencers', () => {
  test('count once, along any dimension that says something of them', () => {
    const cube = makeCube(rows);
    const active = (where?: Selection) => total(cube, ['active_influencers'], where).sums.active_influencers;
    expect(active()).toBe(2);
    expect(active({ values: { campaign: ['Launch'] } })).toBe(1);
    expect(active({ values: { basis: ['post'] } })).toBe(1);
    expect(
      measure(cube, { by: ['month'], figures: ['active_influencers'] }).map(
        ({ sums }) => sums.active_influencers,
      ),
    ).toEqual([2, 1]);
  });

  test('who brought nothing is not active, however often it is asked', () => {
    const days = ['2025-01-01', '2025-01-02', '2025-01-03', '2025-01-04', '2025-01-05'];
    const tracking = days.flatMap((date) => [
      { ...order, date },
      { ...order, date, influencer: '2', revenue: 0 },
    ]);
    const cube = makeCube({ ...rows, posts: [], payouts: [], tracking });
    const ask = () => measure(cube, { by: ['category'], figures: ['active_influencers'] });
    expect([ask(), ask(), ask()].map(([row]) => row?.sums.active_influencers)).toEqual([1, 1, 1]);
  });

  test('bring their followers once, however often they post', () => {
    const { values } = total(makeCube(rows), ['engagement_rate_followers', 'engagement_rate']);
    expect(values).toEqual({ engagement_rate_followers: 200 / 1000, engagement_rate: 200 / 2000 });
  });
});

test('a share is of all that is selected', () => {
  const shares = (where?: Selection) =>
    measure(makeCube(rows), { by: ['campaign'], figures: ['revenue_share'], ...(where && { where }) }).map(
      ({ values }) => values.revenue_share,
    );
  expect(shares()).toEqual([1 / 3, 2 / 3]);
  expect(shares({ values: { campaign: ['Sale'] } })).toEqual([1]);
});
