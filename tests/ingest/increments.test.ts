/** Folders that are appended are read as if each table were one file, and told apart in what is said. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReadResult } from '../../src/core/ingest/read-drop.ts';
import { clean, type Files, read, short } from './support/memory-drop.ts';

type Row = Readonly<Record<string, string>>;

function csv(rows: readonly Row[], columns: readonly string[]): string {
  const lines = rows.map((row) => columns.map((column) => row[column] ?? '').join(','));
  return `${[columns.join(','), ...lines].join('\n')}\n`;
}

const day = fc.integer({ min: 1, max: 28 }).map((date) => `2025-03-${String(date).padStart(2, '0')}`);
const someone = fc.constantFrom('1', '2', '3');
const cents = fc.integer({ min: 1, max: 99_999 }).map((value) => (value / 100).toFixed(2));
const count = fc.integer({ min: 1, max: 9 }).map(String);
const maybe = (...values: string[]) => fc.constantFrom('', ...values);

const tables = {
  posts: {
    needed: ['influencer_id', 'platform', 'date', 'reach', 'likes', 'comments'],
    optional: ['campaign', 'clicks'],
    row: fc.record({
      influencer_id: someone,
      platform: fc.constantFrom('Instagram', 'YouTube'),
      date: day,
      reach: fc.constantFrom('900', '1200'),
      likes: count,
      comments: count,
      campaign: maybe('Spring', 'Early'),
      clicks: maybe('4', '70'),
    }),
  },
  tracking_data: {
    needed: ['source', 'campaign', 'influencer_id', 'user_id', 'date', 'orders', 'revenue'],
    optional: ['product', 'city', 'clicks', 'group'],
    row: fc.record({
      source: fc.constantFrom('Link', 'Code'),
      campaign: maybe('Spring', 'Early'),
      influencer_id: maybe('1', '2', '3'),
      user_id: fc.constantFrom('u-1', 'u-2', 'u-3', 'u-4'),
      date: day,
      orders: count,
      revenue: cents,
      product: maybe('Mat', 'Pan'),
      city: maybe('Pune'),
      clicks: maybe('3'),
      group: maybe('test', 'control'),
    }),
  },
  payouts: {
    needed: ['influencer_id', 'basis', 'total_payout'],
    optional: ['payout_date', 'campaign', 'rate'],
    row: fc.record({
      influencer_id: someone,
      basis: fc.constantFrom('post', 'fixed', 'order'),
      total_payout: cents,
      payout_date: day,
      campaign: maybe('Spring'),
      rate: maybe('10.00'),
    }),
  },
} as const;

const folders = ['2025-04-01', '2025-05-01', '2025-06-01'];

/** The same rows in folders, each with columns of its own order and choice, and in one. */
const parted = fc
  .record({
    posts: partsOf('posts'),
    tracking_data: partsOf('tracking_data'),
    payouts: partsOf('payouts'),
  })
  .map((made) => {
    const apart: Record<string, string> = { '2025-04-01/influencers.csv': clean['influencers.csv'] };
    const whole: Record<string, string> = { 'influencers.csv': clean['influencers.csv'] };
    for (const [table, parts] of Object.entries(made)) {
      for (const [at, { rows, columns }] of parts.entries())
        apart[`${folders[at]}/${table}.csv`] = csv(rows, columns);
      const { needed, optional } = tables[table as keyof typeof tables];
      const met = optional.filter((name) => parts.some(({ columns }) => columns.includes(name)));
      whole[`${table}.csv`] = csv(
        parts.flatMap(({ rows }) => rows),
        [...needed, ...met],
      );
    }
    return { apart, whole };
  });

function partsOf(table: keyof typeof tables) {
  const { needed, optional, row } = tables[table];
  const part = fc
    .record({
      rows: fc.array(row as fc.Arbitrary<Row>, { minLength: 1, maxLength: 8 }),
      has: fc.subarray([...optional] as string[]),
    })
    .chain(({ rows, has }) => {
      const columns = [...needed, ...has];
      // A column that the file lacks is blank in the whole.
      const kept = rows.map((cells) => Object.fromEntries(columns.map((name) => [name, cells[name] ?? ''])));
      return fc
        .shuffledSubarray(columns, { minLength: columns.length })
        .map((shuffled) => ({ rows: kept as Row[], columns: shuffled as string[] }));
    });
  return fc.array(part, { minLength: folders.length, maxLength: folders.length });
}

const tablesOf = ({ drop }: ReadResult) => {
  if (drop === null) return null;
  const { files: _, issues: __, rows: ___, ...rest } = drop;
  return rest;
};

const settings = { touches: true } as const;

it('folders that are appended are the whole at once, to the last cell', async () => {
  await fc.assert(
    fc.asyncProperty(parted, async ({ apart, whole }) => {
      const [parts, once] = [await read(apart, settings), await read(whole, settings)];
      const overlap = parts.issues.filter(({ code }) => code === 'row-of-earlier-drop');
      fc.pre(overlap.every(({ severity }) => severity === 'warning'));
      expect(parts.outcome, parts.issues.map(short).join('\n')).not.toBe('reject');
      expect(tablesOf(parts)).toEqual(tablesOf(once));
      expect(parts.rows).toEqual(once.rows);
      expect(parts.accepted).toEqual(once.accepted);
    }),
    { numRuns: 150 },
  );
});

/** Two folders: what the clean drop has, and what came since. */
function since(later: Files): Files {
  const first = Object.entries(clean).map(([name, text]) => [`2025-04-01/${name}`, text]);
  const second = Object.entries(later).map(([name, text]) => [`2025-05-01/${name}`, text]);
  return Object.fromEntries([...first, ...second]);
}

const said = ({ issues }: ReadResult): string[] =>
  issues.map((issue) => `${issue.severity}: ${short(issue)} ${issue.message}`);

describe('what is said', () => {
  it('names the folder, and the line of that file', async () => {
    const result = await read(
      since({
        'payouts.csv': 'total_payout,basis,influencer_id\n90.00,post,1\n12,tips,2\n',
        'posts.csv': 'influencer_id,platform,date,reach,likes,comments\n9,TikTok,2025-04-02,1,1,0\n',
      }),
    );
    expect(said(result)).toMatchInlineSnapshot(`
      [
        "error: 2025-05-01/payouts.csv:3 [basis] enum-unknown "tips" is not a payout basis.",
        "error: 2025-05-01/posts.csv:2 [influencer_id] id-orphan "9" is not among the influencers.",
      ]
    `);
  });

  it('names the folder of the rows that are left out', async () => {
    const posts = 'influencer_id,platform,date,reach,likes,comments\n3,TikTok,2025-04-02,10,1,0\n';
    const first = clean['posts.csv'].replace('2500,', 'x,');
    const files = { ...since({ 'posts.csv': posts }), '2025-04-01/posts.csv': first };
    const told = async (quarantine: number) =>
      said(await read(files, { quarantine })).filter((line) => line.includes('quarantine'));
    expect(await told(0.2)).toEqual([
      'warning: 2025-04-01/posts.csv quarantine-rows 1 of 4 rows are left out.',
    ]);
    expect((await told(0.1)).at(-1)).toBe(
      'error: 2025-04-01/posts.csv quarantine-ceiling 1 of 5 rows of posts (20 %) would be left out; the report allows 10 %.',
    );
  });

  it('a folder may lack tables without news, but not all of them', async () => {
    const posts = 'influencer_id,platform,date,reach,likes,comments\n';
    expect(said(await read(since({ 'posts.csv': `${posts}3,TikTok,2025-04-02,10,1,0\n` })))).toEqual([]);
    expect(said(await read(since({ 'posts.csv': posts })))).toMatchInlineSnapshot(`
      [
        "warning: 2025-05-01/posts.csv file-no-rows There are no rows in the table posts.",
      ]
    `);
    expect(said(await read(since({ 'manifest.json': '{"files":{}}' })))).toMatchInlineSnapshot(`
      [
        "error: 2025-05-01 file-missing There is no table in the folder.",
      ]
    `);
  });

  it('rows that an earlier folder holds are counted; an export that holds everything again is refused', async () => {
    const again = (...rows: number[]) => {
      const [head = '', ...all] = clean['tracking_data.csv'].split('\n');
      return [head, ...rows.map((row) => all[row]), 'Code,Early,3,u-09,Mat,2025-03-29,1,39.90', ''].join(
        '\n',
      );
    };
    expect(said(await read(since({ 'tracking_data.csv': again(2) })))).toMatchInlineSnapshot(`
      [
        "warning: 2025-04-01/payouts.csv:3 [orders] payout-orders-mismatch The payouts of "2" speak of 1 orders, the tracking data of 2.",
        "warning: 2025-04-01/payouts.csv:4 [orders] payout-orders-mismatch The payouts of "3" speak of 4 orders, the tracking data of 5.",
        "warning: 2025-05-01/tracking_data.csv:2 row-of-earlier-drop 1 of 2 rows are equal to rows read before them in every field; all are kept and counted.",
      ]
    `);
    expect(said(await read(since({ 'tracking_data.csv': again(1, 2) })))).toMatchInlineSnapshot(`
      [
        "error: 2025-05-01/tracking_data.csv:2 row-of-earlier-drop 2 of 3 rows are equal to rows read before them in every field: the file holds what earlier drops hold as well.",
      ]
    `);
    // What is there twice in one file alone is no row of an earlier one.
    const [head = ''] = clean['tracking_data.csv'].split('\n');
    const guest = 'Code,Early,,guest,Mat,2025-03-29,1,39.90\n';
    expect(
      said(await read(since({ 'tracking_data.csv': `${head}\n${guest.repeat(3)}` }))),
    ).toMatchInlineSnapshot(`
      [
        "warning: 2025-05-01/tracking_data.csv:2 [influencer_id] row-organic Rows that name no influencer are organic: counted in the totals, shown apart.",
        "warning: 2025-05-01/tracking_data.csv:3 row-duplicate The row is equal to an earlier one in every field; both are kept and counted.",
        "warning: 2025-05-01/tracking_data.csv:4 row-duplicate The row is equal to an earlier one in every field; both are kept and counted.",
      ]
    `);
    // A retainer is the same every month.
    expect(said(await read(since({ 'payouts.csv': clean['payouts.csv'] })))).toMatchInlineSnapshot(`
      [
        "warning: 2025-04-01/payouts.csv:2 [orders] payout-orders-mismatch The payouts of "1" speak of 6 orders, the tracking data of 3.",
        "warning: 2025-04-01/payouts.csv:3 [orders] payout-orders-mismatch The payouts of "2" speak of 2 orders, the tracking data of 1.",
        "warning: 2025-04-01/payouts.csv:4 [orders] payout-orders-mismatch The payouts of "3" speak of 8 orders, the tracking data of 4.",
        "warning: 2025-05-01/payouts.csv:2 row-of-earlier-drop 3 of 3 rows are equal to rows read before them in every field; all are kept and counted.",
      ]
    `);
  });

  it('a post or a day of a forecast that is told otherwise is counted; a file that is mostly such is refused', async () => {
    const head = 'influencer_id,platform,date,reach,likes,comments,post_id,url\n';
    const first = {
      ...since({}),
      '2025-04-01/posts.csv': `${head}1,Instagram,2025-03-02,4000,310,12,P1,\n2,YouTube,2025-03-05,2500,140,9,,https://example.org/b\n`,
    };
    const grown =
      '1,Instagram,2025-03-02,4400,350,15,P1,\n2,YouTube,2025-03-05,2600,150,9,,https://example.org/b\n';
    const fresh = (...ids: string[]) =>
      ids.map((id) => `3,TikTok,2025-04-02,10,1,0,${id},https://example.org/b\n`).join('');
    const told = ({ issues, ...rest }: ReadResult) =>
      said({ ...rest, issues: issues.filter(({ code }) => code === 'row-of-earlier-drop') });
    const posts = (rows: string) => read({ ...first, '2025-05-01/posts.csv': head + rows });
    expect(told(await posts(fresh('P2', '')))).toEqual([]);
    const some = await posts(grown + fresh('P2', ''));
    expect(some.rows.posts.accepted).toBe(6);
    expect(told(some)).toMatchInlineSnapshot(`
      [
        "warning: 2025-05-01/posts.csv:2 row-of-earlier-drop 2 of 4 rows are of a post that an earlier drop holds, told otherwise; all are kept and counted.",
      ]
    `);
    expect(told(await posts(grown + fresh('P2')))).toMatchInlineSnapshot(`
      [
        "error: 2025-05-01/posts.csv:2 row-of-earlier-drop 2 of 3 rows are of a post that an earlier drop holds, told otherwise: the file holds what earlier drops hold as well.",
      ]
    `);
    const forecast = (rows: string) =>
      read({
        ...since({}),
        '2025-04-01/baseline.csv': 'date,revenue\n2025-03-01,100\n2025-03-02,100\n',
        '2025-05-01/baseline.csv': `date,product,revenue\n${rows}`,
      });
    expect(told(await forecast('2025-03-01,Mat,90\n2025-04-01,,90\n'))).toEqual([]);
    expect(told(await forecast('2025-03-01,,100\n2025-03-02,,120\n2025-04-01,,90\n'))).toMatchInlineSnapshot(`
      [
        "error: 2025-05-01/baseline.csv:2 row-of-earlier-drop 1 of 3 rows are equal to rows read before them in every field: the file holds what earlier drops hold as well.",
        "error: 2025-05-01/baseline.csv:3 row-of-earlier-drop 1 of 3 rows are of a day that an earlier drop holds, told otherwise: the file holds what earlier drops hold as well.",
      ]
    `);
  });

  it('of an influencer who is stated again the newest statement counts', async () => {
    const head = clean['influencers.csv'].split('\n')[0];
    const result = await read(
      since({
        'influencers.csv': `${head}\n2,Jon Park,Food,Male,9900,YouTube\n4,Ada Ek,Food,Female,70,YouTube\n`,
      }),
    );
    expect(said(result)).toMatchInlineSnapshot(`
      [
        "note: 2025-05-01/influencers.csv row-restated One influencer is in an earlier drop as well; what the newest one says counts.",
      ]
    `);
    // What a file has no column for stays as it was stated; a blank states that there is none.
    const cities = ['Pune', 'Delhi', 'Goa'];
    const [, ...lines] = clean['influencers.csv'].trimEnd().split('\n');
    const known = await read({
      ...since({}),
      '2025-04-01/influencers.csv': `${head},city\n${lines.map((line, at) => `${line},${cities[at]}\n`).join('')}`,
      '2025-05-01/influencers.csv': `${head}\n2,Jon Park,Food,Male,9900,YouTube\n3,Lea Bauer,Travel,Female,9,TikTok\n`,
      '2025-06-01/influencers.csv': `${head},city\n3,Lea Bauer,Travel,Female,8,TikTok,\n`,
      '2025-07-01/influencers.csv': `${head}\n2,Jon Park,Food,Male,9000,YouTube\n3,Lea Bauer,Travel,Female,7,TikTok\n`,
    });
    const { city, follower_count } = known.drop?.influencers ?? {};
    expect([...(city?.codes ?? [])].map((code) => city?.values[code])).toEqual(['Pune', 'Delhi', undefined]);
    expect([...(follower_count ?? [])]).toEqual([52_000, 9000, 7]);
    const all = await read(since({ 'influencers.csv': clean['influencers.csv'] }));
    expect(all.rows.influencers).toMatchObject({ read: 3, accepted: 3, skippedBlank: 3 });
    expect(result.drop?.influencers.id.values).toEqual(['1', '2', '3', '4']);
    expect([...(result.drop?.influencers.follower_count ?? [])]).toEqual([52_000, 9900, 240_000, 70]);
    expect(result.rows.influencers).toMatchObject({ read: 4, accepted: 4, skippedBlank: 1 });
  });

  it('dates of each file are read by what the file proves', async () => {
    const posts = (...dates: string[]) =>
      `influencer_id,platform,date,reach,likes,comments\n${dates.map((date) => `1,Instagram,${date},9,1,0\n`).join('')}`;
    const result = await read(
      {
        ...since({ 'posts.csv': posts('04/28/2025', '04/03/2025') }),
        '2025-04-01/posts.csv': posts('28/03/2025', '04/03/2025', '2025-03-05'),
      },
      { asOf: '2025-05-01' },
    );
    const days = [...(result.drop?.posts.date ?? [])].map((one) =>
      new Date(one * 86_400_000).toISOString().slice(0, 10),
    );
    expect(days).toEqual(['2025-03-28', '2025-03-04', '2025-03-05', '2025-04-28', '2025-04-03']);
  });

  it('a manifest speaks of the files beside it', async () => {
    const posts = 'influencer_id,platform,date,reach,likes,comments\n3,TikTok,2025-04-02,10,1,0\n';
    const manifest = (rows: number) => JSON.stringify({ files: { 'posts.csv': { rows } } });
    expect(said(await read(since({ 'posts.csv': posts, 'manifest.json': manifest(1) })))).toEqual([]);
    expect(
      said(await read(since({ 'posts.csv': posts, 'manifest.json': manifest(5) }))),
    ).toMatchInlineSnapshot(`
      [
        "error: 2025-05-01/posts.csv manifest-mismatch The file has rows 1; the manifest says 5.",
      ]
    `);
  });
});
