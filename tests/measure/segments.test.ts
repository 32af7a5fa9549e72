import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { measure, total } from '../../src/core/measure/measure.ts';
import type { ScoreWeights } from '../../src/core/measure/metric.ts';
import { peerMetrics } from '../../src/core/measure/peers/index.ts';
import { median, percentileRanks, spearman } from '../../src/core/measure/ranks.ts';
import { bottomTenth } from '../../src/core/measure/segments/bottom-tenth.ts';
import { concentration } from '../../src/core/measure/segments/concentration.ts';
import { correlations } from '../../src/core/measure/segments/correlations.ts';
import { payByTier } from '../../src/core/measure/segments/pay-by-tier.ts';
import { performers } from '../../src/core/measure/segments/performers.ts';
import { quadrantIds, quadrants } from '../../src/core/measure/segments/quadrants.ts';
import { roasSegments } from '../../src/core/measure/segments/roas-segments.ts';
import { seasonality } from '../../src/core/measure/segments/seasonality.ts';
import { everything } from '../../src/core/measure/selection.ts';
import { UNIT } from '../../src/core/money.ts';
import { makeCube } from '../make-cube.ts';
import { type Rows, randomRows, type TrackingRow } from '../make-drop.ts';

/** Influencers 1 … n, paid 100 each by the post, with the revenue that is given for each. */
function paidEach(revenues: readonly number[], rest: Partial<Rows> = {}): Rows {
  const ids = revenues.map((_, at) => String(at + 1));
  return {
    influencers: ids.map((id) => ({ id, platform: 'YouTube', followers: 1000 * Number(id) })),
    posts: [],
    tracking: ids.map((influencer, at) => sold({ influencer, revenue: revenues[at] ?? 0 })),
    payouts: ids.map((influencer) => ({ influencer, basis: 'post', total: 100 })),
    ...rest,
  };
}

function sold(row: Partial<TrackingRow>): TrackingRow {
  return {
    influencer: '1',
    source: 'BioLink',
    campaign: 'Launch',
    product: 'Whey',
    date: '2025-01-06',
    orders: 5,
    revenue: 100,
    ...row,
  };
}

describe('of any drop', () => {
  test('segments and quadrants part the influencers with spend, and nothing is lost', () => {
    fc.assert(
      fc.property(randomRows, (rows) => {
        const cube = makeCube(rows);
        const paid = measure(cube, { by: ['influencer'], figures: ['spend', 'revenue'] }).filter(
          ({ sums }) => sums.spend !== 0 && sums.spend !== null,
        );
        const spend = paid.reduce((sum, row) => sum + (row.sums.spend ?? 0), 0);
        const { high, low } = roasSegments(cube);
        const four = Object.values(quadrants(cube).quadrants);
        const tiers = payByTier(cube).rows;
        for (const parts of [[high, low], four, tiers]) {
          expect(parts.reduce((sum, part) => sum + part.influencers, 0)).toBe(paid.length);
          expect(parts.reduce((sum, part) => sum + part.spend, 0)).toBe(spend);
        }
      }),
    );
  });

  test('the lowest tenth is the lowest, and a tenth', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1000), { maxLength: 40 }), (revenues) => {
        const { members, of } = bottomTenth(makeCube(paidEach(revenues)));
        expect(of).toBe(revenues.length);
        expect(members.length).toBe(Math.ceil(revenues.length / 10));
        const lowest = revenues.toSorted((a, b) => a - b).slice(0, members.length);
        expect(members.map(({ roas }) => roas)).toEqual(lowest.map((revenue) => revenue / 100));
      }),
    );
  });

  test('top and underperformers share nobody, and the top are no worse', () => {
    fc.assert(
      fc.property(randomRows, fc.constantFrom('roas' as const, 'cpo' as const), (rows, figure) => {
        const { top, under, compared } = performers(makeCube(rows), {
          by: 'influencer',
          figure,
          leastOrders: 1,
          most: 2,
        });
        expect(new Set([...top, ...under].map(({ id }) => id)).size).toBe(top.length + under.length);
        expect(top.length + under.length).toBeLessThanOrEqual(compared);
        for (const good of top)
          for (const bad of under)
            expect(figure === 'cpo' ? bad.value - good.value : good.value - bad.value).toBeGreaterThanOrEqual(
              0,
            );
      }),
    );
  });

  test('the performance score lies between 0 and 1, and the best in everything has 1', () => {
    fc.assert(
      fc.property(randomRows, fc.constantFrom('influencer' as const, 'campaign' as const), (rows, by) => {
        for (const { value } of peerMetrics.performance_score.rows(makeCube(rows), [by], everything)) {
          expect(value === null || (value >= 0 && value <= 1)).toBe(true);
        }
      }),
    );
    const scores = peerMetrics.performance_score.rows(
      makeCube(paidEach([10, 30, 20])),
      ['influencer'],
      everything,
    );
    expect(scores.map(({ value }) => value)).toEqual([0, 1, 0.5]);
  });

  test('shares of the whole add up to it', () => {
    fc.assert(
      fc.property(randomRows, (rows) => {
        const cube = makeCube(rows);
        for (const id of ['revenue_share', 'spend_share'] as const) {
          const shares = measure(cube, { by: ['influencer'], figures: [id] }).map(
            ({ values }) => values[id] ?? null,
          );
          const known = shares.filter((share) => share !== null);
          if (known.length > 0) expect(known.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
        }
      }),
    );
  });

  test('seasons add up to the attributed revenue', () => {
    fc.assert(
      fc.property(randomRows, (rows) => {
        const cube = makeCube(rows);
        const { months, weekdays, days } = seasonality(cube);
        for (const seasons of [months, weekdays]) {
          expect(seasons.reduce((sum, { revenue }) => sum + revenue, 0)).toBe(
            total(cube, ['revenue']).sums.revenue,
          );
          expect(seasons.reduce((sum, season) => sum + season.days, 0)).toBe(days);
        }
      }),
    );
  });
});

describe('by hand', () => {
  test('quadrants at the median spend and at break-even', () => {
    const rows = paidEach([500, 50, 500, 50]);
    const payouts = rows.payouts.map((row, at) => ({ ...row, total: at < 2 ? 200 : 20 }));
    const found = quadrants(makeCube({ ...rows, payouts }));
    expect(quadrantIds.map((id) => found.quadrants[id].members)).toEqual([['1'], ['3', '4'], ['2'], []]);
    expect(found.medianSpend).toBe(110 * UNIT);
    expect(found.breakEven).toBe(1);
  });

  test('a correlation needs three influencers', () => {
    const [few] = correlations(makeCube(paidEach([10, 20]))).correlations;
    expect(few).toEqual({
      figure: 'followers',
      rho: null,
      n: 2,
      missing: 'needs at least 3 influencers, has 2',
    });
    const [followers, engagement, revenue] = correlations(makeCube(paidEach([10, 20, 40, 30]))).correlations;
    expect(followers?.rho).toBeCloseTo(0.8, 12);
    expect(engagement).toMatchObject({ rho: null, n: 0 });
    expect(revenue?.rho).toBe(1);
  });

  test('who is paid by the order against who is paid by the post, in one tier', () => {
    const rows = paidEach([100, 300, 300]);
    const payouts = rows.payouts.map((row, at) => ({ ...row, basis: at === 0 ? 'post' : 'order' }));
    const small = { influencer: '1', basis: 'order', total: 1 };
    const found = payByTier(makeCube({ ...rows, payouts: [...payouts, small] }));
    expect(found.mixed).toBe(1);
    expect(
      found.rows.map(({ tier, basis, influencers, revenue }) => [tier, basis, influencers, revenue / UNIT]),
    ).toEqual([
      ['nano', 'order', 2, 600],
      ['nano', 'post', 1, 100],
    ]);
  });

  test('who has no tier has a row of its own, so that the rows add up to all who were paid', () => {
    const rows = paidEach([100, 300]);
    const influencers = rows.influencers.map((row, at) =>
      at === 0 ? { ...row, followers: Number.NaN } : row,
    );
    const found = payByTier(makeCube({ ...rows, influencers })).rows;
    expect(found.map(({ tier, spend }) => [tier, spend / UNIT])).toEqual([
      ['nano', 100],
      [null, 100],
    ]);
  });

  test('one campaign and five influencers hold most of it', () => {
    const rows = paidEach([50, 10, 10, 10, 10, 10]);
    const tracking = rows.tracking.map((row, at) => ({ ...row, campaign: at === 0 ? 'Launch' : '' }));
    const { largestCampaign, topInfluencers } = concentration(makeCube({ ...rows, tracking }));
    expect(largestCampaign.revenue).toEqual({ of: ['Launch'], among: 1, share: 0.5 });
    expect(topInfluencers.revenue).toMatchObject({ among: 6, share: 0.9 });
    expect(topInfluencers.spend.share).toBeCloseTo(5 / 6, 12);
  });

  test('performers need their orders', () => {
    const rows = paidEach([10, 500, 20]);
    const tracking = rows.tracking.map((row, at) => ({ ...row, orders: at === 1 ? 4 : 5 }));
    const found = performers(makeCube({ ...rows, tracking }), { by: 'influencer', figure: 'roas', most: 1 });
    expect(found).toMatchObject({ compared: 2, leftOut: 1 });
    expect([...found.top, ...found.under].map(({ id }) => id)).toEqual(['3', '1']);
  });

  test('a weekday that sells twice as much has twice the index of one that sells the half', () => {
    const tracking = [sold({ date: '2025-01-06', revenue: 200 }), sold({ date: '2025-01-07', revenue: 100 })];
    const { weekdays, months } = seasonality(
      makeCube(paidEach([], { influencers: [{ id: '1', platform: 'YouTube' }], tracking })),
    );
    expect(weekdays.map(({ part, days, index }) => [part, days, index])).toEqual([
      [1, 1, 200 / 150],
      [2, 1, 100 / 150],
    ]);
    expect(months.map(({ part, days, index }) => [part, days, index])).toEqual([[1, 2, 1]]);
  });
});

test('the report’s weights decide what the performance score is made of', () => {
  const rows = paidEach([10, 30]);
  const payouts = rows.payouts.map((row, at) => ({ ...row, total: at === 0 ? 1 : 100 }));
  const cube = makeCube({ ...rows, payouts });
  const scored = (score: Partial<ScoreWeights>) => {
    const none = { roas: 0, engagement: 0, conversion: 0, revenue: 0 };
    const weighted = { ...cube, terms: { ...cube.terms, score: { ...none, ...score } } };
    return peerMetrics.performance_score.rows(weighted, ['influencer'], everything).map(({ value }) => value);
  };
  expect(scored({ roas: 1 })).toEqual([1, 0]);
  expect(scored({ revenue: 1 })).toEqual([0, 1]);
  expect(scored({ roas: 3, revenue: 1 })).toEqual([0.75, 0.25]);
  // Nobody posted: the part without data drops out, and takes its weight with it.
  expect(scored({ roas: 1, engagement: 3 })).toEqual([1, 0]);
  expect(scored({ engagement: 1 })).toEqual([null, null]);
});

describe('order statistics', () => {
  test('ties share their rank', () => {
    expect(percentileRanks([5, null, 1, 5])).toEqual([0.75, null, 0, 0.75]);
    expect(percentileRanks([5, null])).toEqual([null, null]);
    expect([median([3, 1, 2]), median([4, 1]), median([])]).toEqual([2, 2.5, null]);
  });

  test('Spearman sees order alone', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(20), fc.nat(20)), { minLength: 3 }), (pairs) => {
        const [xs, ys] = [pairs.map(([x]) => x), pairs.map(([, y]) => y)];
        const rho = spearman(xs, ys);
        const stretched = spearman(
          xs.map((x) => x ** 3),
          ys,
        );
        expect(stretched).toBe(rho);
        if (rho !== null) expect(Math.abs(rho)).toBeLessThanOrEqual(1 + 1e-12);
      }),
    );
  });
});
