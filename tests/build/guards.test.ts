import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ReportSource } from '../../src/build/definition.ts';
import { refuseOverlap } from '../../src/build/guards/out-apart.ts';
import { sameOrders, type ToldReport } from '../../src/build/guards/same-orders.ts';
import { refuseShrink } from '../../src/build/guards/shrink.ts';
import { refuseLarge } from '../../src/build/guards/site-size.ts';
import { INCREMENT_HINT } from '../../src/core/compare/drops-apart.ts';
import { temporary } from '../site/site.ts';
import { prepared, type Told } from '../withhold/support/told-drop.ts';

const messageOf = (run: () => void) => {
  try {
    run();
  } catch (error) {
    return (error as Error).message;
  }
  return 'passed';
};

describe('a drop much smaller than the last one', () => {
  const size = (rows: number, revenue: number, shrink = 0.5, slug = 'june') => ({
    slug,
    shrink,
    revenue,
    rows: { posts: 10, tracking_data: rows },
  });

  test('is refused by rows of any table and by revenue', () => {
    const last = [size(20_000, 1_234_567.5), size(100, 1, 0.5, 'july')];
    expect(
      messageOf(() => refuseShrink(last, [size(9_000, 12_345.67), size(100, 1, 0.5, 'july')])),
    ).toMatchInlineSnapshot(`
      "The drop is much smaller than the one that was published last:
        june: 9,000 rows of tracking_data, was 20,000 (45 %; at least 50 % are expected)
        june: 12,345.67 of revenue, was 1,234,567.5 (1 %; at least 50 % are expected)
      Nothing was published.
        → If that is right, add --accept-shrink; \`shrink\` in the front matter says how small a drop may be."
    `);
  });

  test.each<[string, number, number, number, boolean]>([
    ['as large', 100, 100, 0.5, true],
    ['larger', 200, 300, 0.5, true],
    ['as small as allowed', 50, 50, 0.5, true],
    ['a row smaller than allowed', 49, 100, 0.5, false],
    ['less revenue than allowed', 100, 49.99, 0.5, false],
    ['refunds alone', 100, -5, 0.5, false],
    ['empty, where that is allowed', 0, 0, 0, true],
    ['a row less, where none is allowed', 99, 100, 1, false],
  ])('%s', (_what, rows, revenue, shrink, passes) => {
    const told = messageOf(() => refuseShrink([size(100, 100)], [size(rows, revenue, shrink)]));
    expect(told === 'passed').toBe(passes);
  });

  test('of folders that hold hardly a day twice is told of increments', () => {
    const told = (slug: string) =>
      messageOf(() => refuseShrink([size(100, 100)], [size(9, 100)], new Set([slug])));
    expect(told('june').endsWith(`\n  → ${INCREMENT_HINT}`)).toBe(true);
    expect(told('july')).not.toContain(INCREMENT_HINT);
  });

  test('a table that is not told any more has not shrunk, its others may', () => {
    const [last, now] = [size(100, 100), size(100, 100)];
    const untold = { ...now, rows: { tracking_data: 100 } };
    expect(messageOf(() => refuseShrink([last], [{ ...untold, untold: ['posts'] }]))).toBe('passed');
    expect(messageOf(() => refuseShrink([last], [untold]))).toContain('0 rows of posts, was 10');
    expect(messageOf(() => refuseShrink([last], [{ ...size(9, 100), untold: ['posts'] }]))).toContain(
      '9 rows of tracking_data',
    );
  });

  test('a report that is new, or had nothing, has nothing to fall from', () => {
    expect(messageOf(() => refuseShrink([], [size(1, 1)]))).toBe('passed');
    expect(messageOf(() => refuseShrink([size(0, 0)], [size(0, 0)]))).toBe('passed');
    expect(messageOf(() => refuseShrink([size(9, 9, 0.5, 'may')], [size(1, 1)]))).toBe('passed');
  });
});

describe('a site larger than GitHub Pages takes', () => {
  const files = (...sizes: number[]) => sizes.map((size, at) => ({ path: `june/pdf/${at}.pdf`, size }));

  test('is refused with its biggest files', () => {
    expect(
      messageOf(() => refuseLarge(files(...Array.from({ length: 20 }, (_, at) => at * 6e6)))),
    ).toMatchInlineSnapshot(`
      "The site has 1,140 MB; GitHub Pages takes 1,000 MB. The biggest files:
            114 MB  june/pdf/19.pdf
            108 MB  june/pdf/18.pdf
            102 MB  june/pdf/17.pdf
             96 MB  june/pdf/16.pdf
             90 MB  june/pdf/15.pdf
             84 MB  june/pdf/14.pdf
             78 MB  june/pdf/13.pdf
             72 MB  june/pdf/12.pdf
        … and 12 more.
      Nothing was published.
        → Make fewer pages or PDFs, or add --any-size for a host that takes more."
    `);
  });

  test('as is one with a file that git takes none of', () => {
    expect(messageOf(() => refuseLarge(files(1000, 123_456_789)))).toMatchInlineSnapshot(`
      "A file is larger than the 100 MB that GitHub takes:
          123.5 MB  june/pdf/1.pdf
      Nothing was published.
        → Make fewer pages or PDFs, or add --any-size for a host that takes more."
    `);
    expect(
      messageOf(() => refuseLarge(files(...Array.from({ length: 9 }, () => 105e6)))),
    ).toMatchInlineSnapshot(`
      "9 files are larger than the 100 MB that GitHub takes:
            105 MB  june/pdf/0.pdf
            105 MB  june/pdf/1.pdf
            105 MB  june/pdf/2.pdf
            105 MB  june/pdf/3.pdf
            105 MB  june/pdf/4.pdf
            105 MB  june/pdf/5.pdf
            105 MB  june/pdf/6.pdf
            105 MB  june/pdf/7.pdf
        … and 1 more.
      Nothing was published.
        → Make fewer pages or PDFs, or add --any-size for a host that takes more."
    `);
  });

  test('up to the limits it passes', () => {
    expect(messageOf(() => refuseLarge(files(...Array.from({ length: 10 }, () => 1e8))))).toBe('passed');
    expect(messageOf(() => refuseLarge(files(1e8)))).toBe('passed');
    expect(messageOf(() => refuseLarge([]))).toBe('passed');
  });
});

describe('a site and what it is made from', () => {
  test('lie apart', async () => {
    const root = await temporary();
    const source = { report: { data: 'data/summer' }, folder: join(root, 'reports/summer') } as ReportSource;
    const told = (out: string) => messageOf(() => refuseOverlap(root, join(root, out), [source]));
    for (const out of ['dist', 'data/summer-site', 'data/..site']) expect(told(out), out).toBe('passed');
    const cut = (out: string) => told(out).replaceAll(root, '<project>').split('\n')[0];
    const within = (out: string, folder: string) =>
      `--out <project>/${out} lies in <project>/${folder}, which the report is made from: the next build would read the site as well.`;
    expect(cut('data/summer')).toBe(
      '--out <project>/data/summer is a folder that the report is made from: the next build would read the site as well.',
    );
    expect(cut('.')).toBe('--out <project> is the project, and is replaced as a whole: that would be gone.');
    expect(cut('data/summer/a/site')).toBe(within('data/summer/a/site', 'data/summer'));
    expect(cut('reports/summer/site')).toBe(within('reports/summer/site', 'reports/summer'));
  });

  test('even where the data lie in a site that stands, or are reached by a link', async () => {
    const root = await temporary();
    await mkdir(join(root, 'dist/data'), { recursive: true });
    await symlink(join(root, 'dist/data'), join(root, 'linked'));
    const source = { report: { data: join(root, 'linked') }, folder: null } as unknown as ReportSource;
    const told = (out: string) =>
      messageOf(() => refuseOverlap(join(root, 'project'), out, [source])).replaceAll(root, '<folder>');
    expect(told(join(root, 'dist'))).toMatchInlineSnapshot(`
      "--out <folder>/dist holds <folder>/dist/data, and is replaced as a whole: that would be gone.
        → Choose a folder of the site's own."
    `);
    expect(told(root)).toMatchInlineSnapshot(`
      "--out <folder> holds <folder>/project, and is replaced as a whole: that would be gone.
        → Choose a folder of the site's own."
    `);
  });
});

describe('reports of the same orders', () => {
  /** Three buyers in each corner but one: by influencer or by product two each would be told of what has one. */
  const sale = (influencer: string, product: string, user: number) => ({
    influencer,
    product,
    user: `u-${user}`,
    campaign: 'Launch',
    source: 'Link',
    date: '2025-01-20',
    orders: 1,
    city: 'Pune',
  });
  const drop: Told = {
    influencers: ['i-1', 'i-2'].map((id) => ({
      id,
      name: `Person ${id}`,
      category: 'Food',
      gender: 'Female',
      follower_count: 500,
      platform: 'Instagram',
    })),
    posts: [
      { influencer_id: 'i-1', platform: 'Instagram', date: '2025-01-20', reach: 9, likes: 5, comments: 1 },
    ],
    payouts: [{ influencer_id: 'i-1', basis: 'fixed', total_payout: 50 }],
    sales: [
      ...[1, 2, 3].map((user) => sale('i-1', 'Whey', user)),
      ...[4, 5, 6].map((user) => sale('i-2', 'Oats', user)),
      sale('i-1', 'Oats', 7),
    ],
  };
  const file = (hash: string) => [{ name: '2025-06-01/Tracking Data.csv', hash }];

  async function told(slug: string, hash: string, settings: object): Promise<ToldReport> {
    const { prepared: found } = await prepared(drop, settings as Record<string, unknown>);
    if (found === null) throw new Error('refused');
    return { slug, cube: found.cube, data: file(hash) };
  }

  test('are refused where each withholds what follows from the other', async () => {
    const by = (filters: string[]) => ({ publish: 'public', minCell: 2, filters });
    const one = await told('june', 'a', by(['influencer', 'product']));
    const other = await told('shops', 'a', by(['product', 'influencer']));
    expect(sameOrders([one, other])).toMatchObject({
      at: { file: 'reports/shops/index.md' },
      message:
        'Reports "june" and "shops" withhold different parts of the same orders (2025-06-01/Tracking Data.csv): what few bought follows from both together.',
      hint: 'Give both the same filters, minCell and reveal, or publish one of them.',
    });
    expect(sameOrders([one, { ...other, data: file('b') }])).toBeNull();
  });

  test('pass where both tell the same sums, or one withholds nothing', async () => {
    const settings = { publish: 'public', minCell: 2 };
    const one = await told('june', 'a', settings);
    const named = await told('named', 'a', { ...settings, reveal: ['names', 'payouts'] });
    const internal = await told('internal', 'a', {});
    expect(sameOrders([one, named, internal])).toBeNull();
  });
});
