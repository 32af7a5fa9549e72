/** What a reader of the drop will check: a clean drop gives it nothing to warn of. */
import { beforeAll, describe, expect, test } from 'vitest';
import { payoutBases } from '../../src/core/payout/index.ts';
import { tables } from '../../src/core/schema/index.ts';
import { type Rows, readTable, sample, simulate } from './drop-in-temp.ts';

const drops = {
  'the sample': () => sample,
  'a drop of a few rows': () =>
    simulate(['--rows', '50', '--posts', '20', '--influencers', '40', '--days', '9']),
  'a drop of one influencer': () =>
    simulate(['--rows', '40', '--posts', '1', '--influencers', '1', '--days', '2']),
  'a drop of two years': () => simulate(['--days', '730', '--rows', '8000', '--seed', '7']),
};

describe.each(Object.entries(drops))('%s', (_, make) => {
  let folder: string;
  beforeAll(() => {
    folder = make();
  });

  test('has the columns of the schema and no other', () => {
    for (const [name, table] of Object.entries(tables)) {
      const columns = Object.keys(readTable(folder, name)[0] ?? {});
      expect(columns.filter((column) => !(column in table))).toEqual([]);
      const needed = Object.entries(table).filter(([, { presence }]) => presence !== 'optional');
      expect(needed.map(([column]) => column).filter((column) => !columns.includes(column))).toEqual([]);
    }
  });

  test('names only influencers that exist, each once', () => {
    const ids = readTable(folder, 'influencers').map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const tracked = readTable(folder, 'tracking_data').filter(({ influencer_id }) => influencer_id !== '');
    const named = [...readTable(folder, 'posts'), ...tracked, ...readTable(folder, 'payouts')];
    expect(named.filter(({ influencer_id }) => !ids.includes(influencer_id))).toEqual([]);
  });

  test('names influencers and campaigns in one spelling', () => {
    const names = readTable(folder, 'influencers').map(({ name = '' }) => name);
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
    const posted = new Set(readTable(folder, 'posts').map(({ campaign }) => campaign));
    const used = [...readTable(folder, 'tracking_data'), ...readTable(folder, 'payouts')];
    expect(
      used.filter(({ campaign }) => !['', 'Organic'].includes(campaign ?? '') && !posted.has(campaign)),
    ).toEqual([]);
  });

  test('leaves organic rows without an influencer, and no others', () => {
    const rows = readTable(folder, 'tracking_data');
    const organic = rows.filter(({ source }) => source === 'Organic');
    expect(organic.length).toBeGreaterThan(0);
    expect(organic.filter(({ influencer_id, campaign }) => influencer_id || campaign !== 'Organic')).toEqual(
      [],
    );
    const credited = rows.filter(({ source }) => source !== 'Organic');
    expect(credited.length).toBeGreaterThan(0);
    expect(
      credited.filter(({ influencer_id, campaign }) => !influencer_id || campaign === 'Organic'),
    ).toEqual([]);
  });

  test('reaches more people than react', () => {
    const posts = readTable(folder, 'posts');
    expect(
      posts.filter(({ likes, comments, reach }) => Number(likes) + Number(comments) > Number(reach)),
    ).toEqual([]);
  });

  test('has no two rows alike', () => {
    for (const name of Object.keys(tables)) {
      const rows = readTable(folder, name).map((row) => Object.values(row).join('\n'));
      expect(new Set(rows).size).toBe(rows.length);
    }
  });

  test('sells nothing for an influencer before the first post', () => {
    const firsts = new Map<string, string>();
    for (const { influencer_id = '', date = '' } of readTable(folder, 'posts')) {
      if (date < (firsts.get(influencer_id) ?? '9')) firsts.set(influencer_id, date);
    }
    const early = readTable(folder, 'tracking_data').filter(
      ({ influencer_id = '', date = '' }) => influencer_id && date < (firsts.get(influencer_id) ?? '9'),
    );
    expect(early).toEqual([]);
  });

  test('pays rate × base, row by row and summed by influencer', () => {
    const posts = readTable(folder, 'posts');
    const tracking = readTable(folder, 'tracking_data');
    const payouts = readTable(folder, 'payouts');
    expect(payouts.length).toBeGreaterThan(0);
    for (const [id, rows] of groups(payouts)) {
      const theirs = posts.filter(({ influencer_id }) => influencer_id === id);
      const orders = tracking.filter(({ influencer_id }) => influencer_id === id);
      expect(sum(rows, 'orders')).toBe(sum(orders, 'orders'));
      for (const row of rows) {
        const facts = {
          orders: Number(row.orders),
          posts: theirs.length,
          engagements: sum(theirs, 'likes') + sum(theirs, 'comments'),
          clicks: sum(theirs, 'clicks'),
          revenue: Math.round(sum(orders, 'revenue') * 10_000),
        };
        const bases = payoutBases[row.basis as keyof typeof payoutBases].due(facts) ?? [];
        const gaps = bases.map(({ value, unit }) => {
          const base = unit === 'money' ? value / 10_000 : value;
          return Math.abs(Number(row.rate) * base - Number(row.total_payout)) - (0.005 * base + 0.005);
        });
        expect(Math.min(...gaps), `payout of influencer ${id}, ${row.basis}`).toBeLessThanOrEqual(0);
      }
      // Only the orders on a row can carry more than one row of an influencer.
      if (rows.length > 1) expect(new Set(rows.map(({ basis }) => basis))).toEqual(new Set(['order']));
    }
  });

  test('pays everybody who sold something', () => {
    const paid = new Set(readTable(folder, 'payouts').map(({ influencer_id }) => influencer_id));
    const sold = readTable(folder, 'tracking_data').filter(({ influencer_id }) => influencer_id !== '');
    expect(sold.filter(({ influencer_id }) => !paid.has(influencer_id))).toEqual([]);
  });
});

test('some users of the sample come back, and some of them meet more than one influencer', () => {
  const users = Map.groupBy(readTable(sample, 'tracking_data'), ({ user_id = '' }) => user_id);
  const met = [...users.values()].map(
    (rows) => new Set(rows.map(({ influencer_id }) => influencer_id).filter((id) => id !== '')).size,
  );
  const back = [...users.values()].filter((rows) => rows.length > 1).length / users.size;
  const several = met.filter((count) => count > 1).length / met.filter((count) => count > 0).length;
  expect(back).toBeGreaterThan(0.15);
  expect(back).toBeLessThan(0.35);
  expect(several).toBeGreaterThan(0.1);
  expect(several).toBeLessThan(0.25);
  expect(
    [...users.keys()].filter(
      (id) => !/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/.test(id),
    ),
  ).toEqual([]);
});

function groups(rows: Rows): Map<string, Rows> {
  return Map.groupBy(rows, ({ influencer_id = '' }) => influencer_id);
}

function sum(rows: Rows, column: string): number {
  return rows.reduce((total, row) => total + Number(row[column]), 0);
}
