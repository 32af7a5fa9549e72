/** Endpoints over small drops, through the reader and without building a site. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, test } from 'vitest';
import { jsonGroups } from '../../src/build/endpoints/index.ts';
import { prepareReport } from '../../src/build/prepare.ts';
import { reportSchema } from '../../src/core/report.ts';
import { type Files, writeDrop } from '../site/site.ts';

const day = (n: number) => new Date(Date.UTC(2025, 0, 1 + n)).toISOString().slice(0, 10);
const ids = [1, 2, 3, 4];

/** Who is paid 100 by the post brings 50, 100, 150 or 200 for each of 5 orders; ann meets all four. */
const drop: Files = {
  influencers: ids.map((id) => ({
    id,
    name: `Person ${id}`,
    category: 'Fitness',
    gender: 'Female',
    follower_count: 1000 * id,
    platform: id < 3 ? 'Instagram' : 'YouTube',
  })),
  posts: ids.map((id) => ({
    influencer_id: id,
    platform: 'Instagram',
    date: day(id),
    reach: 1000,
    likes: 10 * id,
    comments: 0,
    campaign: id < 3 ? 'Launch' : 'Sale',
  })),
  tracking_data: [
    ...ids.map((id) => ({
      source: 'BioLink',
      campaign: id < 3 ? 'Launch' : 'Sale',
      influencer_id: id,
      user_id: 'ann',
      product: 'Whey',
      date: day(id),
      orders: 5,
      revenue: 250 * id,
      group: 'test',
    })),
    ...Array.from({ length: 20 }, (_, n) => ({
      source: 'Organic',
      campaign: 'Organic',
      influencer_id: '',
      user_id: `user ${n}`,
      product: 'Whey',
      date: day(n),
      orders: 1,
      revenue: 10,
      group: n % 2 === 0 ? 'control' : 'test',
    })),
  ],
  payouts: [
    ...ids.map((influencer_id) => ({
      influencer_id,
      basis: 'post',
      total_payout: 500,
      campaign: influencer_id < 3 ? 'Launch' : 'Sale',
    })),
    { influencer_id: 1, basis: 'fixed', total_payout: 40, campaign: '' },
  ],
};

let folder: string;
beforeAll(async () => {
  folder = await writeDrop(drop);
});

/** Reads a file as it is published. */
async function published(settings: Record<string, unknown> = {}, data = folder) {
  const report = {
    ...reportSchema.parse({ title: 'Test', data: 'data', ...settings }),
    slug: 'test',
    place: 'test',
    commentary: '',
  };
  const read = await prepareReport({
    report,
    data,
    folder: null,
    increments: null,
    before: null,
    noticed: [],
  });
  if (!('prepared' in read)) throw new Error(JSON.stringify(read.issues));
  const files = new Map(
    jsonGroups(read.prepared)
      .flatMap((group) => group.files(read.prepared))
      .map((file) => [file.path, file]),
  );
  return (name: string) => {
    const file = JSON.parse(files.get(`api/${name}.json`)?.text() ?? '');
    const schema = files.get(`api/schemas/${name}.json`);
    if (schema !== undefined) {
      const ajv = new Ajv2020({ strict: true, formats: { date: /^\d{4}-\d{2}-\d{2}$/ } });
      const validate = ajv.compile(JSON.parse(schema.text()));
      expect(validate(file) ? [] : validate.errors, name).toEqual([]);
    }
    return file;
  };
}

type Json = Record<string, never>;

describe('what a schema says of a figure', () => {
  const said = async (settings: Record<string, unknown>, id: string) =>
    (await published(settings))('schemas/influencers').properties.results.items.properties[id].description;

  test.each([
    ['profit', 'Profit, in currency units: attributed revenue − spend.'],
    ['roi', 'ROI, a ratio: 0.05 is 5 %: (attributed revenue − spend) ÷ spend.'],
    ['break_even_roas', 'Break-even ROAS, a ratio: 3 is 3×: 1.'],
  ])('without a margin is the plain formula of %s', async (id, text) => {
    expect(await said({}, id)).toBe(text);
  });

  test.each([
    ['profit', 'Profit, in currency units: margin (0.4) × attributed revenue − spend.'],
    ['roi', 'ROI, a ratio: 0.05 is 5 %: (margin (0.4) × attributed revenue − spend) ÷ spend.'],
    ['break_even_roas', 'Break-even ROAS, a ratio: 3 is 3×: 1 ÷ margin (0.4).'],
  ])('with a margin is the formula of %s that was applied', async (id, text) => {
    expect(await said({ margin: 0.4 }, id)).toBe(text);
  });

  test('is the formula that the numbers keep to', async () => {
    const read = await published({ margin: 0.4 });
    expect(read('summary')).toMatchObject({
      margin: 0.4,
      totals: { revenue: 2500, spend: 2040, profit: -1040, roi: -0.509804, break_even_roas: 2.5 },
    });
  });
});

describe('among the others', () => {
  test('an influencer’s score is the mean of the ranks; where all are level, as in conversion, each has half', async () => {
    const { results } = (await published())('influencers');
    expect(results.map(({ id, performance_score }: Json) => [id, performance_score])).toEqual([
      ['4', 0.875],
      ['3', 0.625],
      ['2', 0.375],
      ['1', 0.125],
    ]);
  });

  test('weights of the report count', async () => {
    const read = await published({ score: { roas: 0, engagement: 0, conversion: 0, revenue: 1 } });
    expect(read('summary').score_weights).toMatchObject({ revenue: 1, roas: 0 });
    expect(read('influencers').results[1].performance_score).toBe(0.666667);
  });

  test('who pays is a share, and moves with the margin', async () => {
    expect((await published())('summary').totals.profitable_share).toBe(0.5);
    expect((await published({ margin: 0.6 }))('summary').totals.profitable_share).toBe(0.25);
    const platforms = (await published())('platforms').results;
    expect(platforms.map(({ platform, profitable_share }: Json) => [platform, profitable_share])).toEqual([
      ['YouTube', 1],
      ['Instagram', 0],
    ]);
  });
});

test('what names no campaign is the last row, apart from the count of campaigns, and the rows add up', async () => {
  const read = await published({ allocation: 'none' });
  const { count, named, results } = read('campaigns');
  const { totals } = read('summary');
  expect({ count, named }).toEqual({ count: 4, named: 2 });
  expect(results.map(({ campaign, performance_score }: Json) => [campaign, performance_score])).toEqual([
    ['Sale', 0.875],
    ['Launch', 0.125],
    ['Organic', null],
    [null, null],
  ]);
  expect(results.at(-1)).toMatchObject({ revenue: 0, payouts: 1 });
  for (const id of ['revenue', 'organic_revenue', 'orders', 'spend', 'payouts', 'posts'])
    expect(
      results.reduce((sum: number, row: Record<string, number>) => sum + (row[id] ?? 0), 0),
      id,
    ).toBe(totals[id]);
});

test('of a drop without posts, orders and payouts every file still keeps to its schema', async () => {
  const bare = await writeDrop(drop);
  const empty = ['posts', 'tracking_data', 'payouts'];
  for (const table of empty)
    await writeFile(join(bare, `${table}.csv`), `${Object.keys(drop[table]?.[0] ?? {}).join(',')}\n`);
  const read = await published({ allowEmpty: empty }, bare);
  const { paths } = read('openapi');
  const names = Object.keys(paths).filter((path) => !path.includes('{'));
  for (const path of names) read(path.slice(1, -'.json'.length));
  expect(read('summary').totals).toMatchObject({ profitable_share: null, mean_influencer_roas: null });
  expect(read('segments').quadrants).toMatchObject({
    median_spend: null,
    keep: { influencers: 0, members: [] },
  });
  expect(read('influencers').results[0].performance_score).toBeNull();
});

test('what refunds bring below 0 keeps to its schema', async () => {
  const [first, ...rest] = drop.tracking_data ?? [];
  const refunded = await writeDrop({ ...drop, tracking_data: [{ ...first, revenue: -900 }, ...rest] });
  const read = await published({}, refunded);
  for (const name of ['segments', 'incremental', 'attribution', 'summary', 'campaigns']) read(name);
  expect(read('segments').bottom_tenth.members[0].roas).toBeLessThan(0);
});

describe('incremental.json', () => {
  test('has every rung, with its numbers or what it lacks', async () => {
    const { rungs } = (await published({ organicShare: { low: 0.1, high: 0.5 } }))('incremental');
    const by = Object.fromEntries(rungs.map((rung: { id: string }) => [rung.id, rung]));
    expect(Object.keys(by)).toEqual([
      'attributed',
      'assumed_share',
      'organic_days',
      'supplied_baseline',
      'pre_period',
      'test_control',
    ]);
    const whole = { campaign_revenue: 2500, baseline_revenue: 0, incremental_revenue: 2500, iroas: 1.22549 };
    expect(by.attributed).toMatchObject({
      defined: true,
      point: whole,
      low: whole,
      high: whole,
      sample: { n: 20, of: 'attributed orders' },
    });
    expect(by.assumed_share).toMatchObject({
      point: null,
      low: { baseline_revenue: 1250, iroas: 0.612745 },
      high: { baseline_revenue: 250, iroas: 1.102941 },
      details: [
        { value: 0.1, unit: 'rate' },
        { value: 0.5, unit: 'rate' },
        { label: 'Break-even organic share', value: 0.184, unit: 'rate' },
      ],
    });
    expect(by.supplied_baseline).toMatchObject({
      defined: false,
      lacks: { needs: expect.stringMatching(/^needs /), has: expect.stringMatching(/^has /) },
    });
    // 2,600 of 11 test users against 100 of 10.
    expect(by.test_control).toMatchObject({
      point: { campaign_revenue: 2600, baseline_revenue: 110, incremental_revenue: 2490 },
      sample: { n: 21, of: 'users' },
    });
  });
});

describe('attribution.json', () => {
  test('credits the same sum by every model, to different influencers', async () => {
    const { models, met, by, organic_share } = (await published({ organicShare: 0.2 }))('attribution');
    expect(models.map(({ id }: Json) => id)).toEqual(['first', 'last', 'linear', 'time_decay', 'position']);
    expect(organic_share).toEqual({ low: 0.2, high: 0.2 });
    expect(met.influencers).toEqual({ users: 1, several: 1, share: 1, line: null });
    for (const rows of Object.values<{ models: Record<string, { revenue: number }> }[]>(by))
      for (const { id } of models)
        expect(rows.reduce((sum, row) => sum + (row.models[id]?.revenue ?? 0), 0)).toBeCloseTo(2500, 1);
    expect(by.influencer[0]).toMatchObject({
      influencer_id: '1',
      influencer: 'Person 1',
      spend: 540,
      models: {
        first: { revenue: 2500, roas: 4.62963, iroas_low: 3.703704, iroas_high: 3.703704 },
        last: { revenue: 250, roas: 0.462963 },
      },
    });
    expect(by.platform.map(({ platform }: Json) => platform)).toEqual(['Instagram', 'YouTube']);
  });

  test('says so where the report does without', async () => {
    const file = (await published({ attribution: false }))('attribution');
    expect(file).toMatchObject({ met: null, by: null });
    expect(file.models).toHaveLength(5);
  });
});

describe('segments.json', () => {
  test('parts influencers, each part by its rule', async () => {
    const all = (await published())('segments');
    for (const part of [...Object.values(all), ...Object.values(all.performers)])
      expect(part === all.performers || (part as { rule?: string }).rule).toBeTruthy();
    expect(all.roas_segments).toMatchObject({
      at: 1,
      high: { influencers: 2, revenue: 1750, spend: 1000, roas: 1.75, roi: 0.75, profit: 750 },
      low: { influencers: 2, revenue: 750, spend: 1040 },
    });
    expect(all.quadrants).toMatchObject({
      median_spend: 500,
      renegotiate: { influencers: 1, members: [{ influencer_id: '1', influencer: 'Person 1' }] },
      invest: { influencers: 2 },
    });
    expect(all.correlations.with_roas[0]).toEqual({ figure: 'followers', rho: 1, n: 4, missing: null });
    expect(all.bottom_tenth).toMatchObject({
      of: 4,
      influencers: 1,
      members: [{ influencer: 'Person 1', roas: 0.462963, spend: 540 }],
    });
    expect(all.performers.campaigns.top.map(({ campaign }: Json) => campaign)).toEqual(['Sale', 'Launch']);
    expect(all.performers.influencers.top[0]).toEqual({
      influencer_id: '4',
      influencer: 'Person 4',
      roas: 2,
      orders: 5,
    });
    expect(all.concentration.largest_campaign.revenue).toEqual({
      of: [{ campaign: 'Sale' }],
      among: 2,
      share: 0.7,
    });
    expect(all.concentration.top_influencers.spend.share).toBe(1);
    expect(all.pay_by_tier).toMatchObject({ mixed: 1, rows: [{ basis: 'post', influencers: 4 }] });
    expect(all.seasonality).toMatchObject({ days: 20, years: 0, months: [{ part: 1, index: 1 }] });
  });
});
