import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { csvParse } from 'd3-dsv';
import readWorkbook from 'read-excel-file/node';
import { beforeAll, describe, expect, test } from 'vitest';
import { apiDrop, influencers, payouts } from './api-drop.ts';
import { root, run, temporary, userIds, writeDrop } from './site.ts';

let folder: string;

beforeAll(async () => {
  folder = await siteOf(await writeDrop(apiDrop), 'summer');
});

async function siteOf(drop: string, slug: string): Promise<string> {
  const out = join(await temporary(), 'site');
  const { code, output } = await run('report', '--data', drop, '--out', out);
  expect(output).toContain('Look at it with');
  expect(code).toBe(0);
  return join(out, slug);
}

async function csv(name: string, from = folder) {
  const text = await readFile(join(from, 'downloads', `${name}.csv`), 'utf8');
  expect(text.startsWith('\uFEFF')).toBe(true);
  return csvParse(text.slice(1));
}

async function totals(from = folder) {
  return JSON.parse(await readFile(join(from, 'api/summary.json'), 'utf8')).totals;
}

const sum = (rows: readonly Record<string, unknown>[], key: string) =>
  rows.reduce((all, row) => all + Math.round(Number(row[key]) * 10_000), 0) / 10_000;

describe('CSV', () => {
  test.each(['campaigns', 'products', 'influencers', 'platforms', 'personas', 'cities'])(
    '%s has the totals of summary.json',
    async (name) => {
      const [rows, all] = [await csv(name), await totals()];
      expect(sum(rows, 'orders')).toBe(all.orders);
      expect(sum(rows, 'revenue')).toBeCloseTo(all.revenue, 1);
      expect(sum(rows, 'spend')).toBeCloseTo(all.spend, 1);
      expect(rows.columns.every((column) => /^[a-z][a-z0-9_]*$/.test(column))).toBe(true);
    },
  );

  test('the fact tables add up to the totals exactly', async () => {
    const all = await totals();
    expect(sum(await csv('facts/orders'), 'revenue')).toBe(all.revenue);
    expect(sum(await csv('facts/organic'), 'revenue')).toBe(all.organic_revenue);
    expect(sum(await csv('facts/posts'), 'reach')).toBe(all.reach);
    const paid = sum(payouts, 'total_payout');
    expect(sum(await csv('facts/spend'), 'spend')).toBe(paid);
    expect(sum(await csv('facts/payouts'), 'spend')).toBe(paid);
    expect(sum(await csv('payouts'), 'total_payout')).toBe(paid);
    expect(sum(await csv('daily'), 'orders')).toBe(all.orders);
  });

  test('text that a spreadsheet would run as a formula is harmless, numbers stay numbers', async () => {
    const rows = await csv('influencers');
    const name = (id: number) => rows.find((row) => row.id === String(id))?.name;
    expect(name(1)).toBe(`'${influencers[0]?.name}`);
    expect([2, 3, 4].map(name)).toEqual(["'+1 Fitness", "'-2 Kilos", "'@karan"]);
    expect(name(6)).toBe('Asha "Ash" Rao, Pune');
    expect((await csv('campaigns')).map(({ campaign }) => campaign)).toContain("'=Winter");
    const posts = await csv('posts');
    expect(posts.map(({ caption }) => caption)).toEqual(
      expect.arrayContaining(["'=cmd|calc", 'two\nlines, "quoted"']),
    );
    const lost = rows.filter(({ profit }) => Number(profit) < 0);
    expect(lost.length).toBeGreaterThan(0);
    for (const { profit } of lost) expect(profit).toMatch(/^-\d/);
  });

  test('influencers and campaigns have their score, as in the JSON', async () => {
    for (const name of ['influencers', 'campaigns']) {
      const { results } = JSON.parse(await readFile(join(folder, `api/${name}.json`), 'utf8'));
      const scores = results.map((row: Record<string, number>) => String(row.performance_score));
      expect((await csv(name)).map(({ performance_score }) => performance_score)).toEqual(scores);
    }
  });

  test('every line ends as RFC 4180 says', async () => {
    const text = await readFile(join(folder, 'downloads/campaigns.csv'), 'utf8');
    expect(text.endsWith('\r\n')).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  test('the lowest tenth is rounded up: two of twelve, and those with the lowest ROAS', async () => {
    const [all, poor] = [await csv('roas_summary'), await csv('poor_influencers')];
    const lowest = all.toSorted((a, b) => Number(a.ROAS) - Number(b.ROAS)).slice(0, 2);
    expect([...poor]).toEqual(lowest);
    expect(poor.columns).toEqual(all.columns);
  });
});

test('the workbook holds the same tables, text as text', async () => {
  const sheets = await readWorkbook(join(folder, 'downloads/tables.xlsx'));
  expect(sheets.map(({ sheet }) => sheet)).toEqual([
    'campaigns',
    'products',
    'influencers',
    'platforms',
    'personas',
    'cities',
    'payouts',
    'daily',
  ]);
  const all = await totals();
  for (const { sheet, data } of sheets) {
    const [header = [], ...rows] = data;
    const table = await csv(sheet);
    expect(header).toEqual(table.columns);
    expect(rows).toHaveLength(table.length);
    const key = sheet === 'payouts' ? 'total_payout' : 'orders';
    const at = header.indexOf(key);
    expect(rows.every((row) => row[at] === null || typeof row[at] === 'number')).toBe(true);
    expect(
      sum(
        rows.map((row) => ({ [key]: row[at] })),
        key,
      ),
    ).toBe(key === 'orders' ? all.orders : sum(payouts, key));
  }
  const people = sheets.find(({ sheet }) => sheet === 'influencers')?.data ?? [];
  expect(people.map((row) => row[1])).toContain(influencers[0]?.name);
  const text = JSON.stringify(sheets);
  for (const id of userIds) expect(text).not.toContain(id.slice(0, 8));
});

// Published files of a public drop of this format, where it is at hand.
const drop = join(root, '..', 'shared', 'drops', 'insane-abhinav');
describe.skipIf(!existsSync(drop))('a real drop', () => {
  let site: string;
  beforeAll(async () => {
    site = await siteOf(drop, 'insane-abhinav');
  });

  test('has the city means that were published of it, and the pooled figure beside them', async () => {
    const rows = await csv('city_roas', site);
    expect(rows.columns).toEqual(['city', 'ROAS', 'pooled_roas']);
    const expected = { Delhi: 10.130422, Chennai: 7.849192, Kolkata: 5.951328, Mumbai: 0.196983 };
    expect(rows.map(({ city }) => city)).toEqual(Object.keys(expected));
    for (const row of rows)
      expect(Number(row.ROAS)).toBeCloseTo(expected[row.city as keyof typeof expected], 5);
    expect((await totals(site)).roas).toBeCloseTo(0.272762, 6);
    const delhi = rows.find(({ city }) => city === 'Delhi');
    expect(Number(delhi?.pooled_roas)).toBeLessThan(1);
  });

  test('has the columns and rows that were published of it', async () => {
    const known = [
      'id',
      'name',
      'category',
      'gender',
      'follower_count',
      'platform',
      'city',
      'age_group',
      'persona',
    ];
    const performance = await csv('performance_summary', site);
    expect(performance.columns).toEqual(
      expect.arrayContaining(['influencer_id', 'orders', 'revenue', ...known]),
    );
    expect(performance).toHaveLength(20);
    expect(performance.find(({ id }) => id === '7')).toMatchObject({
      orders: '20',
      revenue: '1266.91',
      name: 'Mark Ewing',
      persona: 'Lifestyle_Male',
    });
    const roas = await csv('roas_summary', site);
    expect(roas.columns).toEqual(
      expect.arrayContaining([
        'influencer_id',
        'revenue',
        'basis',
        'rate',
        'orders',
        'total_payout',
        ...known,
        'ROAS',
        'incremental_roas',
      ]),
    );
    expect(roas.find(({ id }) => id === '9')).toMatchObject({
      basis: 'post',
      rate: '91.015',
      total_payout: '91.015',
    });
    expect(Number(roas.find(({ id }) => id === '9')?.ROAS)).toBeCloseTo(47.07639, 4);
    expect((await csv('poor_influencers', site)).map(({ id }) => id)).toEqual(['7', '1']);
  });
});
