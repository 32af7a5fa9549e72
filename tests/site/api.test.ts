import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { JSDOM } from 'jsdom';
import { beforeAll, describe, expect, test } from 'vitest';
import { apiDrop, influencers, payouts, tracking } from './api-drop.ts';
import { readTree, run, temporary, userIds, writeDrop } from './site.ts';

let files: Map<string, Buffer>;
let out: string;

beforeAll(async () => {
  out = join(await temporary(), 'site');
  const { code, output } = await run('report', '--data', await writeDrop(apiDrop), '--out', out);
  expect(output).toContain('Look at it with');
  expect(code).toBe(0);
  files = await readTree(join(out, 'summer'));
});

const text = (path: string): string => files.get(path)?.toString() ?? expect.fail(`no ${path}`);
const read = (path: string) => JSON.parse(text(path));

describe('the schemas', () => {
  test('every file under api/ keeps to its own, and every schema to JSON Schema 2020-12', () => {
    const ajv = new Ajv2020({ strict: true, formats: { date: /^\d{4}-\d{2}-\d{2}$/ } });
    const { paths } = read('api/openapi.json');
    const schemaOf = (path: string): string => {
      const direct =
        paths[path.slice('api'.length)] ??
        paths[path.slice('api'.length).replace(/\/\d+\.json$/, '/{page}.json')];
      return direct.get.responses[200].content['application/json'].schema.$ref;
    };
    const published = [...files.keys()].filter((path) => /^api\/.*\.json$/.test(path));
    expect(published.length).toBeGreaterThan(2 * 26);
    for (const path of published) {
      if (path.startsWith('api/schemas/')) {
        expect(ajv.validateSchema(read(path)), path).toBe(true);
        continue;
      }
      const validate = ajv.compile(read(`api/${schemaOf(path)}`));
      expect(validate(read(path)) ? [] : validate.errors, path).toEqual([]);
    }
  });

  test('the OpenAPI document lists every endpoint, and nothing that is not there', () => {
    const { openapi, servers, paths } = read('api/openapi.json');
    expect(openapi).toBe('3.1.0');
    expect(new URL(servers[0].url, 'https://site.example/summer/api/openapi.json').pathname).toBe(
      '/summer/api',
    );
    const listed = Object.keys(paths).filter((path) => !path.includes('{'));
    for (const path of listed) expect(files.has(`api${path}`), path).toBe(true);
    for (const name of [
      'influencers',
      'posts',
      'tracking',
      'payouts',
      'influencers/top_performers',
      'tracking/roas_analysis',
      'payouts/summary',
      'payouts/by_influencer',
      'payouts/by_platform',
      'payouts/by_category',
      'payouts/by_basis',
      'payouts/efficiency_metrics',
      'payouts/top_performers',
      'campaigns',
      'products',
      'brands',
      'personas',
      'cities',
      'daily',
      'segments',
      'incremental',
      'attribution',
      'summary',
      'data',
      'cube',
      'openapi',
    ])
      expect(listed, name).toContain(`/${name}.json`);
  });
});

describe('a list', () => {
  test('of 2,300 posts comes in pages of a thousand that lead to one another', () => {
    const seen: unknown[] = [];
    let address: string | null = 'https://site.example/summer/api/posts.json';
    let before: string | null = null;
    while (address !== null) {
      const page = read(new URL(address).pathname.slice('/summer/'.length));
      expect(page).toMatchObject({ count: 2300, pages: 3 });
      expect(page.previous && new URL(page.previous, address).href).toBe(before);
      seen.push(...page.results);
      before = address;
      address = page.next && new URL(page.next, address).href;
    }
    expect(seen).toHaveLength(2300);
    expect(read('api/posts/2.json')).toMatchObject({ page: 2, next: '3.json', previous: '../posts.json' });
    expect(read('api/posts/3.json').results).toHaveLength(300);
  });

  test('of posts holds addresses of the web alone', () => {
    const rows = [1, 2, 3].flatMap(
      (page) => read(page === 1 ? 'api/posts.json' : `api/posts/${page}.json`).results,
    );
    const addresses = rows.map(({ url }: { url: string | null }) => url);
    expect(addresses.filter((url) => url === null)).toHaveLength(1);
    expect(addresses.every((url) => url === null || /^https?:/.test(url))).toBe(true);
  });

  test.each([
    'campaigns',
    'products',
    'brands',
    'platforms',
    'personas',
    'cities',
    'payouts/by_influencer',
    'influencers',
  ])('%s adds up to the totals', (name) => {
    const { totals } = read('api/summary.json');
    const { results } = read(`api/${name}.json`);
    const sum = (key: string) =>
      results.reduce((all: number, row: Record<string, number>) => all + (row[key] ?? 0), 0);
    expect(sum('orders')).toBe(totals.orders);
    expect(sum('revenue')).toBeCloseTo(totals.revenue, 1);
    expect(sum('spend')).toBeCloseTo(totals.spend, 1);
  });

  test('of tracking rows is added up, and names its organic rows by no influencer', () => {
    const { results, count } = read('api/tracking.json');
    const cents = (rows: readonly { revenue: string | number }[]) =>
      rows.reduce((sum, { revenue }) => sum + Math.round(Number(revenue) * 100), 0);
    expect(count).toBeLessThan(tracking.length);
    expect(cents(results)).toBe(cents(tracking));
    expect(results.reduce((sum: number, { rows }: { rows: number }) => sum + rows, 0)).toBe(tracking.length);
    const organic = results.filter(
      ({ influencer_id }: { influencer_id: string | null }) => influencer_id === null,
    );
    expect(cents(organic)).toBe(cents(tracking.filter(({ influencer_id }) => influencer_id === '')));
  });
});

test('the mean of the influencers’ ROAS stands beside the pooled one, under its own name', () => {
  const ratios = influencers.map(({ id }) => {
    const revenue = tracking.reduce(
      (sum, row) => (row.influencer_id === id ? sum + Number(row.revenue) : sum),
      0,
    );
    return revenue / Number(payouts.find((row) => row.influencer_id === id)?.total_payout);
  });
  const { totals } = read('api/summary.json');
  expect(totals.mean_influencer_roas).toBeCloseTo(ratios.reduce((a, b) => a + b) / ratios.length, 5);
  expect(totals.highest_influencer_roas).toBeCloseTo(Math.max(...ratios), 5);
  expect(totals.roas).not.toBeCloseTo(totals.mean_influencer_roas, 1);
  const analysis = read('api/tracking/roas_analysis.json');
  expect(analysis).toMatchObject({
    roas: totals.roas,
    mean_influencer_roas: totals.mean_influencer_roas,
    count: 12,
  });
  expect(analysis.results[0].roas).toBe(totals.highest_influencer_roas);
});

test.each(['influencers', 'campaigns'])('the score of %s is where they stand among the others', (name) => {
  const { results } = read(`api/${name}.json`);
  const parts = ['roas', 'engagement_rate', 'conversion_rate', 'revenue'] as const;
  type Scored = Record<(typeof parts)[number] | 'performance_score', number | null>;
  const rankOf = (row: Scored, part: (typeof parts)[number]): number[] => {
    const own = row[part];
    const others = (results as Scored[]).filter((other) => other !== row && other[part] !== null);
    if (own === null || others.length === 0) return [];
    const below = others.map((other) =>
      Number(other[part]) < own ? 1 : Number(other[part]) === own ? 0.5 : 0,
    );
    return [below.reduce((sum: number, share) => sum + share, 0) / others.length];
  };
  for (const row of results as Scored[]) {
    const ranks = parts.flatMap((part) => rankOf(row, part));
    expect(row.performance_score).toBeCloseTo(ranks.reduce((a, b) => a + b, 0) / ranks.length, 5);
  }
});

test('attribution shares out the attributed revenue, and segments the influencers with spend', () => {
  const { totals } = read('api/summary.json');
  const { by, models } = read('api/attribution.json');
  type Credits = { models: Record<string, { revenue: number }> }[];
  for (const rows of Object.values<Credits>(by))
    for (const { id } of models)
      expect(rows.reduce((sum, row) => sum + (row.models[id]?.revenue ?? 0), 0)).toBeCloseTo(
        totals.revenue,
        1,
      );
  const { keep, invest, renegotiate, stop } = read('api/segments.json').quadrants;
  const members = [keep, invest, renegotiate, stop].flatMap((quadrant) => quadrant.members);
  expect(new Set(members.map((one: { influencer_id: string }) => one.influencer_id)).size).toBe(
    influencers.length,
  );
  expect(read('api/incremental.json').rungs[0].point).toMatchObject({
    incremental_revenue: totals.revenue,
    iroas: totals.roas,
  });
});

describe('the API page', () => {
  const page = () => new JSDOM(text('api/index.html')).window.document;

  test('links every endpoint, its schema and every table, and each is there', () => {
    const addresses = [...page().querySelectorAll('main a')].map((link) => link.getAttribute('href') ?? '');
    for (const address of addresses) expect(files.has(address.slice('/summer/'.length)), address).toBe(true);
    const linked = new Set(addresses.map((address) => address.slice('/summer/'.length)));
    const isPage = (path: string) => /\/\d+\.json$/.test(path);
    // Templates and the sample are for the page that reads a visitor's own files, and linked there.
    const published = [...files.keys()].filter((path) =>
      /^(api|downloads(?!\/(?:template|sample)\/))\/.*\.(json|csv|xlsx)$/.test(path),
    );
    expect(published.filter((path) => !isPage(path) && !linked.has(path))).toEqual([]);
  });

  test('opens with how much there is', () => {
    const { count } = read('api/posts.json');
    expect(page().querySelector('h1')?.textContent).toMatch(
      /^\d+ addresses of figures with [\d,]+ rows, and \d+ tables to take away$/,
    );
    expect(page().querySelector('main')?.textContent).toContain(Number(count).toLocaleString('en-US'));
  });

  test('shows lines that ask the cube as published, and get the right figures', async () => {
    const code = page().querySelector('[aria-labelledby="example-cube"] code')?.textContent ?? '';
    expect(code.split('\n').length).toBe(10);
    const said: unknown[] = [];
    const AsyncFunction = Object.getPrototypeOf(async () => undefined).constructor;
    await new AsyncFunction('fetch', 'console', code)(
      async (address: string) => ({ json: async () => read(address.slice('/summer/'.length)) }),
      { log: (value: unknown) => said.push(value) },
    );
    const asked = /who = (\{.*?\}), what = \{ \.\.\.who, brand: "(\w+)" \}/.exec(code) ?? [];
    const who = new Function(`return ${asked[1]}`)() as Record<string, string>;
    const people = influencers.filter((one) =>
      Object.entries(who).every(([key, value]) => one[key as 'name'] === value),
    );
    const ids = new Set<unknown>(people.map(({ id }) => id));
    const sum = (rows: readonly Record<string, unknown>[], key: string) =>
      rows.reduce((all, row) => all + Number(row[key]), 0);
    const theirs = tracking.filter(({ influencer_id }) => ids.has(influencer_id));
    const branded = theirs.filter(({ brand }) => brand === asked[2]);
    expect(people.length).toBeGreaterThan(0);
    expect(branded.length).toBeGreaterThan(0);
    expect(said).toEqual([
      {
        revenue: expect.closeTo(sum(branded, 'revenue'), 4),
        orders: sum(branded, 'orders'),
        roas: expect.closeTo(
          sum(theirs, 'revenue') /
            sum(
              payouts.filter(({ influencer_id }) => ids.has(influencer_id)),
              'total_payout',
            ),
          6,
        ),
      },
    ]);
  });
});

test('no user id is published, in any file', async () => {
  const found = [...files].filter(([, bytes]) =>
    userIds.some((id) => bytes.includes(id) || bytes.includes(id.slice(0, 8))),
  );
  expect(found.map(([path]) => path)).toEqual([]);
  expect(await readFile(join(out, 'summer/api/tracking.json'), 'utf8')).not.toContain('user');
});
