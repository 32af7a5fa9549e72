import { expect, test } from 'vitest';
import { NONE } from '../../src/core/facts.ts';
import { type Cube, gatherCube } from '../../src/core/measure/cube.ts';
import { measure } from '../../src/core/measure/measure.ts';
import { makeCube } from '../make-cube.ts';

const INFLUENCERS = 5000;
const figures = ['revenue', 'orders', 'spend', 'roas', 'aov', 'cpo', 'reach', 'engagement_rate'] as const;
const cuts = ['platform', 'category', 'tier', 'campaign', 'product', 'source', 'month', 'day'] as const;

/** 250,000 cells: order rows, posts and spend of 5,000 influencers over a year, spread evenly. */
function largeCube(): Cube {
  const small = makeCube({ influencers: [], posts: [], tracking: [], payouts: [] });
  const names = (what: string, size: number) => Array.from({ length: size }, (_, at) => `${what} ${at}`);
  const sizes = {
    day: 365,
    influencer: INFLUENCERS,
    campaign: 60,
    product: 80,
    source: 8,
    basis: 4,
    platform: 6,
  };
  let state = 1;
  const below = (size: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * size);
  };
  const column = (rows: number, id: keyof typeof sizes) =>
    Int32Array.from({ length: rows }, () => below(sizes[id]));
  const numbers = (rows: number) => Float64Array.from({ length: rows }, () => below(10_000));
  const table = (rows: number, ids: readonly (keyof typeof sizes)[], fields: readonly string[]) => ({
    rows,
    codes: Object.fromEntries(ids.map((id) => [id, column(rows, id)])),
    values: Object.fromEntries(fields.map((field) => [field, numbers(rows)])),
  });
  const attribute = (size: number) => Int32Array.from({ length: INFLUENCERS }, () => below(size));
  return gatherCube(
    {
      ...small,
      firstDay: 20_000,
      days: sizes.day,
      dictionaries: {
        ...small.dictionaries,
        influencer: names('influencer', INFLUENCERS),
        campaign: names('campaign', sizes.campaign),
        product: names('product', sizes.product),
        source: names('source', sizes.source),
        basis: names('basis', sizes.basis),
        platform: names('platform', sizes.platform),
        category: names('category', 9),
        tier: names('tier', 5),
      },
      attributes: {
        platform: attribute(6),
        category: attribute(9),
        tier: attribute(5),
        gender: new Int32Array(INFLUENCERS).fill(NONE),
        persona: new Int32Array(INFLUENCERS).fill(NONE),
        age_group: new Int32Array(INFLUENCERS).fill(NONE),
        city: new Int32Array(INFLUENCERS).fill(NONE),
      },
      tables: {
        ...small.tables,
        orders: table(
          120_000,
          ['day', 'influencer', 'campaign', 'product', 'source'],
          ['revenue', 'orders', 'rows'],
        ),
        posts: table(
          50_000,
          ['day', 'influencer', 'campaign', 'platform'],
          ['posts', 'reach', 'likes', 'comments'],
        ),
        spend: table(80_000, ['day', 'influencer', 'campaign', 'product', 'source', 'basis'], ['spend']),
      },
    },
    small.terms,
  );
}

// Under 10 ms on a quiet machine; the limit leaves room for a busy one.
test.each([
  [
    'of influencers',
    (run: number) => ({ values: { category: [`category ${run % 9}`, `category ${(run + 4) % 9}`] } }),
  ],
  [
    'of orders',
    (run: number) => ({ values: { campaign: [`campaign ${run}`, 'campaign 40', 'campaign 50'] } }),
  ],
  ['of days', (run: number) => ({ from: 20_000 + run, to: 20_120 + run })],
] as const)('one filter %s, eight cuts and a table of 5,000 influencers', { retry: 3 }, (_, filter) => {
  const cube = largeCube();
  const times = Array.from({ length: 30 }, (_, run) => {
    const where = filter(run);
    const start = performance.now();
    for (const id of cuts) measure(cube, { by: [id], figures, where });
    // Those without a row under the filter are not shown: the whole table is the one without it.
    const table = measure(cube, { by: ['influencer'], figures });
    const time = performance.now() - start;
    expect(table.length).toBe(INFLUENCERS);
    return time;
  });
  const [median = 0] = times.sort((a, b) => a - b).slice(15);
  expect(median).toBeLessThan(30);
});
