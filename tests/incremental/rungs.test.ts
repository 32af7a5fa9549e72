import { describe, expect, test } from 'vitest';
import { isoDay, parseIsoDay } from '../../src/core/calendar.ts';
import { UNIT } from '../../src/core/money.ts';
import { makeCube } from '../make-cube.ts';
import type { PostRow, Rows, TrackingRow } from '../make-drop.ts';
import { estimate, evidenceOf, known, said } from './evidence-of.ts';

const start = parseIsoDay('2025-03-01') ?? 0;

function order(day: number, revenue: number, more: Partial<TrackingRow> = {}): TrackingRow {
  const plain = { influencer: '1', source: 'Link', campaign: 'Spring', product: 'Mat', orders: 1 };
  return { ...plain, date: isoDay(start + day), revenue, ...more };
}

function organic(day: number, revenue: number, product = 'Mat'): TrackingRow {
  return order(day, revenue, { influencer: '', campaign: '', product });
}

function post(day: number, campaign?: string): PostRow {
  const plain = { influencer: '1', platform: 'YouTube', reach: 100, likes: 1, comments: 0 };
  return { ...plain, date: isoDay(start + day), ...(campaign !== undefined && { campaign }) };
}

/** One influencer, paid 100. */
function rowsOf(tracking: TrackingRow[], posts: PostRow[] = [post(0)], total = 100): Rows {
  return {
    influencers: [{ id: '1', platform: 'YouTube' }],
    posts,
    tracking,
    payouts: [{ influencer: '1', basis: 'fixed', total }],
  };
}

function days<T>(count: number, make: (day: number) => T): T[] {
  return Array.from({ length: count }, (_, day) => make(day));
}

describe('attributed', () => {
  test('takes nothing off', () => {
    const evidence = evidenceOf(makeCube(rowsOf([order(0, 300), organic(1, 999)])));
    expect(known('attributed', evidence).point).toEqual({
      campaignRevenue: 300 * UNIT,
      baselineRevenue: 0,
      incrementalRevenue: 300 * UNIT,
      iroas: 3,
    });
  });

  test('has no ratio where nothing is spent', () => {
    const cube = makeCube(rowsOf([order(0, 300)], [post(0)], 0));
    expect(known('attributed', evidenceOf(cube)).point?.iroas).toBeNull();
  });
});

describe('an assumed organic share', () => {
  const cube = makeCube(rowsOf([order(0, 300)]), 'by-basis', 0.5);

  test('as a band', () => {
    const { point, low, high, details } = known('assumed_share', evidenceOf(cube));
    expect(point).toBeNull();
    expect([low.iroas, high.iroas]).toEqual([1.2, 2.4]);
    expect([low.baselineRevenue, high.baselineRevenue]).toEqual([180 * UNIT, 60 * UNIT]);
    // 1 − 1 ÷ (0.5 × 3)
    expect(details.find(({ label }) => label === 'Break-even organic share')?.value).toBeCloseTo(1 / 3, 12);
  });

  test('as one value', () => {
    const evidence = evidenceOf(cube, { organicShare: { low: 0.3, high: 0.3 } });
    const { point, low, high } = known('assumed_share', evidence);
    expect(point?.iroas).toBeCloseTo(2.1, 12);
    expect([low, high]).toEqual([point, point]);
  });

  test('the break-even share is below 0 where even all of the revenue is too little', () => {
    const poor = evidenceOf(makeCube(rowsOf([order(0, 50)])));
    expect(known('assumed_share', poor).details.at(-1)).toEqual({
      label: 'Break-even organic share',
      value: -1,
      unit: 'rate',
    });
  });
});

describe('organic rows', () => {
  /** Ten days with posts, ten without; organic 80 a day with a post, 100 without. */
  const tracking = [
    ...days(20, (day) => organic(day, day < 10 ? 80 : 100)),
    ...days(10, (day) => order(day, 50)),
    order(15, 40),
  ];
  const posts = days(10, (day) => post(day));

  test('what posts cost organic sales is taken off', () => {
    const { point, low, high, sample } = known('organic_days', evidenceOf(makeCube(rowsOf(tracking, posts))));
    // 540 attributed + 800 organic − 10 × 100
    expect(point).toEqual({
      campaignRevenue: 1340 * UNIT,
      baselineRevenue: 1000 * UNIT,
      incrementalRevenue: 340 * UNIT,
      iroas: 3.4,
    });
    expect([low, high]).toEqual([point, point]);
    expect(sample).toEqual({ n: 10, of: 'days without a post' });
  });

  test('days without a row sold nothing, and count', () => {
    const fewer = tracking.filter(({ date, influencer }) => influencer !== '' || date !== isoDay(start + 12));
    const { point } = known('organic_days', evidenceOf(makeCube(rowsOf(fewer, posts))));
    expect(point?.baselineRevenue).toBe(900 * UNIT);
  });

  test('the band is two standard errors of what the days without posts scatter', () => {
    const scattered = tracking.map((row) =>
      row.influencer === '' && row.date >= isoDay(start + 10)
        ? { ...row, revenue: Number(row.date.slice(-2)) % 2 === 0 ? 90 : 110 }
        : row,
    );
    const { point, low, high } = known('organic_days', evidenceOf(makeCube(rowsOf(scattered, posts))));
    const error = Math.sqrt((1000 / 9) * (10 + 10));
    expect(point?.iroas).toBe(3.4);
    expect(low.iroas).toBeCloseTo(3.4 - (2 * error) / 100, 6);
    expect(high.iroas).toBeCloseTo(3.4 + (2 * error) / 100, 6);
  });

  test('is never clamped', () => {
    const taken = tracking.map((row) => (row.influencer === '' ? row : { ...row, revenue: 1 }));
    const { point } = known('organic_days', evidenceOf(makeCube(rowsOf(taken, posts))));
    expect(point?.iroas).toBeCloseTo(-1.89, 12);
  });

  test('blank influencer is organic whatever the source says', () => {
    const paid = tracking.map((row) => (row.influencer === '' ? { ...row, source: 'Paid' } : row));
    const cube = makeCube(rowsOf(paid, posts));
    expect(known('organic_days', evidenceOf(cube)).point?.iroas).toBe(3.4);
  });

  test('says what it lacks', () => {
    const without = makeCube(rowsOf([order(0, 9)]));
    const short = makeCube(
      rowsOf(
        tracking,
        days(18, (day) => post(day)),
      ),
    );
    const cube = makeCube(rowsOf(tracking, posts));
    expect(said(estimate('organic_days', evidenceOf(without)))).toMatchInlineSnapshot(
      `"needs organic rows (no influencer named), has none"`,
    );
    expect(said(estimate('organic_days', evidenceOf(short)))).toMatchInlineSnapshot(
      `"needs at least 7 days with a post and 7 without, has 18 with and 2 without"`,
    );
    const where = { values: { influencer: ['1'] } };
    expect(said(estimate('organic_days', evidenceOf(cube, { where })))).toMatchInlineSnapshot(
      `"needs organic rows and posts along what is selected, has none by influencer"`,
    );
  });
});

describe('before against during', () => {
  /** 28 days of organic 10 before the first post, then five days of organic 8 and attributed 30. */
  const tracking = [
    ...days(28, (day) => organic(day, 10)),
    ...days(5, (day) => organic(28 + day, 8)),
    ...days(5, (day) => order(28 + day, 30)),
    ...days(33, (day) => organic(day, 1000, 'Other')),
  ];

  test('the mean of the 28 days before is the baseline', () => {
    const cube = makeCube(rowsOf(tracking, [post(28, 'Spring')]));
    const { point, parts, sample } = known('pre_period', evidenceOf(cube));
    // 150 attributed + 40 organic of its product − 5 × 10
    expect(point).toEqual({
      campaignRevenue: 190 * UNIT,
      baselineRevenue: 50 * UNIT,
      incrementalRevenue: 140 * UNIT,
      iroas: 1.4,
    });
    expect(parts).toEqual([{ name: 'Spring', effect: point }]);
    expect(sample).toEqual({ n: 1, of: 'campaigns' });
  });

  test('rows of other campaigns are on neither side', () => {
    const other = days(33, (day) => order(day, 500, { campaign: 'Other' }));
    const cube = makeCube(rowsOf([...tracking, ...other], [post(28, 'Spring')]));
    expect(known('pre_period', evidenceOf(cube)).point?.incrementalRevenue).toBe(140 * UNIT);
  });

  test('where posts name no campaign, all of them are one', () => {
    const cube = makeCube(rowsOf(tracking, [post(28)]));
    const { parts } = known('pre_period', evidenceOf(cube));
    expect(parts.map(({ name }) => name)).toEqual(['All posts']);
  });

  test('only campaigns with 28 days before count', () => {
    const early = order(10, 77, { campaign: 'Early' });
    const cube = makeCube(rowsOf([...tracking, early], [post(9, 'Early'), post(28, 'Spring')]));
    const { parts, details } = known('pre_period', evidenceOf(cube));
    expect(parts.map(({ name }) => name)).toEqual(['Spring']);
    expect(details[0]).toEqual({ label: 'Campaigns with posts', value: 2, unit: 'count' });
  });

  test('says what it lacks', () => {
    const short = makeCube(rowsOf(tracking, [post(27, 'Spring')]));
    const bare = makeCube(rowsOf(tracking, []));
    expect(said(estimate('pre_period', evidenceOf(short)))).toMatchInlineSnapshot(
      `"needs a campaign with at least 28 days of tracking before its first post, has at most 27"`,
    );
    expect(said(estimate('pre_period', evidenceOf(bare)))).toMatchInlineSnapshot(
      `"needs a campaign with at least 28 days of tracking before its first post, has no posts by day"`,
    );
    const product = evidenceOf(short, { where: { values: { product: ['Mat'] } } });
    expect(said(estimate('pre_period', product))).toMatchInlineSnapshot(
      `"needs a campaign with at least 28 days of tracking before its first post, has no posts by product"`,
    );
    const evidence = evidenceOf(short, { where: { from: start } });
    expect(said(estimate('pre_period', evidence))).toMatchInlineSnapshot(
      `"needs all days, has a selection by date"`,
    );
  });
});
