/** What orders and spend, or orders and posts, make together: where a part of one is withheld it is not told. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { payoutsSummary } from '../../src/build/endpoints/payouts/summary.ts';
import { contextOf } from '../../src/build/prepare.ts';
import { roasByPlatform } from '../../src/compose/charts/roas-by-platform.ts';
import { roasDistribution } from '../../src/compose/charts/roas-distribution.ts';
import { knownState, selectionOf } from '../../src/compose/filters/selection-of.ts';
import { allPages } from '../../src/compose/pages/index.ts';
import type { DimensionId } from '../../src/core/measure/dimensions.ts';
import type { FigureId } from '../../src/core/measure/figures.ts';
import { measure, total } from '../../src/core/measure/measure.ts';
import { scoresAlong } from '../../src/core/measure/peers/performance-score.ts';
import { everything } from '../../src/core/measure/selection.ts';
import { cubeFromJson, cubeToJson } from '../../src/core/wire/cube-json.ts';
import { stateIn } from '../compose/random-state.ts';
import { published, sentencesOn } from './support/published.ts';
import { prepared, randomTold, type Sale, type Told } from './support/told-drop.ts';

const settings = fc.record(
  {
    publish: fc.constant('public'),
    minCell: fc.integer({ min: 2, max: 5 }),
    reveal: fc.constantFrom(['names', 'payouts'], ['names']),
    filters: fc.subarray(['platform', 'campaign', 'product', 'influencer']),
  },
  { requiredKeys: ['publish', 'minCell', 'reveal'] },
);

test('what is told of returns and conversions is true of the whole drop', async () => {
  let told = 0;
  let untold = 0;
  await fc.assert(
    fc.asyncProperty(randomTold, settings, async (drop, asked) => {
      const [cube, whole] = (await Promise.all([prepared(drop, asked), prepared(drop, {})])).map(
        (one) => one.prepared?.cube,
      );
      if (!cube || !whole) return;
      const compare = (by: DimensionId, figure: FigureId) => {
        const truth = new Map(
          measure(whole, { by: [by], figures: [figure] }).map(({ at, values }) => [at[by], values[figure]]),
        );
        for (const { at, values } of measure(cube, { by: [by], figures: [figure] })) {
          if (at[by] === null) continue;
          const value = values[figure] ?? null;
          if (value === null) untold++;
          else {
            told++;
            expect(value, `${figure} of ${at[by]}`).toBe(truth.get(at[by]));
          }
        }
      };
      for (const by of ['influencer', 'platform', 'campaign', 'product', 'week', 'month'] as const)
        compare(by, 'conversion_rate');
      compare('influencer', 'roas');
      for (const by of ['campaign', 'product', 'day'] as const)
        if (cube.withheld?.parted.includes(by))
          for (const { sums } of measure(cube, { by: [by], figures: ['spend'] }))
            expect(sums.spend).toBeNull();
    }),
    { numRuns: 60 },
  );
  expect(told).toBeGreaterThan(0);
  expect(untold).toBeGreaterThan(0);
});

test('what is told of a conversion, whatever is selected, is that of the whole drop', async () => {
  let selected = 0;
  await fc.assert(
    fc.asyncProperty(randomTold, fc.infiniteStream(fc.nat(9999)), async (drop, chances) => {
      const asked = { publish: 'public', minCell: 3, reveal: ['names'] };
      const [cube, whole] = (await Promise.all([prepared(drop, asked), prepared(drop, {})])).map(
        (one) => one.prepared?.cube,
      );
      if (!cube || !whole) return;
      const chance = () => chances.next().value ?? 0;
      for (let time = 0; time < 6; time++) {
        const where = selectionOf(cube, knownState(cube, stateIn(cube, chance)).state);
        const told = total(cube, ['conversion_rate'], where).values.conversion_rate ?? null;
        if (told === null) continue;
        expect(told, JSON.stringify(where)).toBe(
          total(whole, ['conversion_rate'], where).values.conversion_rate,
        );
        if (where.values?.influencer) selected++;
      }
    }),
    { numRuns: 60 },
  );
  expect(selected).toBeGreaterThan(0);
});

describe('a campaign of which a part is withheld, and all that was paid for it is known', () => {
  const sales = (influencer: string, campaign: string, buyers: number): Sale[] =>
    Array.from({ length: buyers }, (_, n) => ({
      influencer,
      campaign,
      product: 'Whey',
      source: 'Link',
      date: '2025-01-20',
      user: `${influencer} ${campaign} ${n}`,
      orders: 1,
      city: 'Pune',
    }));
  const paid = { influencer_id: 'i-2', basis: 'fixed', total_payout: 900 };
  const drop: Told = {
    influencers: ['i-1', 'i-2'].map((id, at) => ({
      id,
      name: `Person ${'AB'[at]}xyz`,
      category: 'Food',
      gender: 'Female',
      follower_count: 500,
      platform: 'Instagram',
    })),
    posts: [
      { influencer_id: 'i-2', platform: 'Instagram', date: '2025-01-20', reach: 90, likes: 5, comments: 1 },
    ],
    payouts: [
      { ...paid, campaign: 'Launch' },
      { ...paid, influencer_id: 'i-1', campaign: 'Sale' },
    ],
    // Two buyers of one campaign: of the other nothing is told either, as it would follow.
    sales: [
      ...sales('i-1', 'Launch', 3),
      ...sales('i-2', 'Hush', 2),
      ...sales('i-2', 'Launch', 6),
      ...sales('i-1', 'Sale', 6),
    ],
  };
  const asked = { publish: 'public', minCell: 3, reveal: ['names', 'payouts'] };

  test('has no return, filtered or not, wherever its cube is; influencers have theirs', async () => {
    const report = await published(drop, asked);
    if (report === null) throw new Error('it can be told');
    for (const cube of [report.cube, cubeFromJson(cubeToJson(report.cube))]) {
      expect(cube.withheld).toMatchObject({
        entire: 'influencer',
        parted: expect.arrayContaining(['campaign']),
      });
      const where = { values: { campaign: ['Launch'] } };
      const { revenue, spend, roas } = total(cube, ['revenue', 'spend', 'roas'], where).values;
      expect(revenue).toBe(70_000);
      expect([spend, roas]).toEqual([null, null]);
      const returns = measure(cube, { by: ['influencer'], figures: ['roas'] });
      expect(returns.map(({ values }) => values.roas)).toEqual([expect.any(Number), expect.any(Number)]);
    }
  });

  test('is not said to have been paid nothing where it is filtered by', async () => {
    const report = await published(drop, asked);
    if (report === null) throw new Error('it can be told');
    const context = { ...contextOf(report, '/'), where: { values: { campaign: ['Launch'] } } };
    const said = allPages(context).flatMap((page) => sentencesOn(page.compose(context)));
    expect(said).toContain('ROAS is not defined by influencer');
    expect(said.filter((text) => /was paid|payout is recorded|^No .* with spend/.test(text))).toEqual([]);
  });

  test('has no score beside others', async () => {
    const { cube = null } = (await published(drop, asked)) ?? {};
    if (cube === null) throw new Error('it can be told');
    const along = (by: 'campaign' | 'influencer') =>
      scoresAlong(cube, by, everything).map(({ score }) => score);
    expect(new Set(along('campaign'))).toEqual(new Set([null]));
    expect(along('influencer')).toEqual([expect.any(Number), expect.any(Number)]);
  });

  test('leaves what is told without a name out of every count of those who have one', async () => {
    const [first = {}] = drop.influencers;
    const more: Told = {
      ...drop,
      influencers: [...drop.influencers, { ...first, id: 'i-3', name: 'Person Cxyz' }],
      payouts: [...drop.payouts, { ...paid, influencer_id: 'i-3', campaign: 'Launch' }],
      sales: [...sales('i-3', 'Launch', 2), ...drop.sales],
    };
    const report = await published(more, asked);
    if (report === null) throw new Error('it can be told');
    const context = contextOf(report, '/');
    expect(roasDistribution.compose(context).title.text).toMatch(/; 1 of 1 that are told stood above/);
    expect(roasByPlatform.compose(context).footnote).toMatch(
      /66\.7\s% of spend is withheld from every platform/,
    );
    expect(
      allPages(context)
        .find(({ id }) => id === 'payouts')
        ?.compose(context).headline.text,
    ).toMatch(/^\$2,700 was paid, 66\.7\s% of it withheld from every payout basis$/);
    // Reach is that of all three, orders by platform are those of one.
    const channels = allPages(context)
      .find(({ id }) => id === 'channels')
      ?.compose(context);
    expect(channels?.blocks.filter((block) => 'id' in block && block.id === 'funnel')).toEqual([]);
    const texts = payoutsSummary.files(report).map(({ text }) => JSON.parse(text()));
    expect(texts).toMatchObject([{ payouts: 3, period: null, largest_payout: null, paid_influencers: 1 }]);
  });

  test('is judged by none of the pages', async () => {
    const report = await published(drop, asked);
    if (report === null) throw new Error('it can be told');
    const context = contextOf(report, '/');
    const said = allPages(context).flatMap((page) => sentencesOn(page.compose(context)));
    expect(said.filter((text) => /Launch/.test(text) && /×|of spend/.test(text))).toEqual([]);
    expect(said).toContain('Of what is told by campaign, Launch brought $7 from 3 orders');
    // All that this influencer sold is told without its day and product.
    expect(said).toContain('Revenue is withheld from every day');
    expect(said).toContain('Of no product are orders told');
    expect(
      said.filter((text) => /^(Whey|Link) is the only|no tracked revenue|^All tracked/.test(text)),
    ).toEqual([]);
    expect(said.filter((text) => /^Person Bxyz (brought|returned)/.test(text))).toHaveLength(1);
  });
});
