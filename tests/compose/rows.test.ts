import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { downloads } from '../../src/build/downloads/index.ts';
import type { Context } from '../../src/compose/context.ts';
import { payoutRecordsTable, statusTable } from '../../src/compose/payout-tables.ts';
import { standingAmongPeers } from '../../src/compose/peers.ts';
import { postsTable } from '../../src/compose/post-table.ts';
import { takeAways } from '../../src/compose/take-away.ts';
import { measure, total } from '../../src/core/measure/measure.ts';
import { type PayoutRow, type PostRow, type Rows, randomRows } from '../make-drop.ts';
import { contextFor } from './context-for.ts';

function dropOf(rest: Partial<Rows>): Context {
  return contextFor({
    influencers: [{ id: '1', platform: 'Instagram', name: 'Asha Rao' }],
    posts: [],
    tracking: [],
    payouts: [],
    ...rest,
  });
}

const post: PostRow = {
  influencer: '1',
  platform: 'Instagram',
  date: '2025-01-10',
  reach: 1000,
  likes: 40,
  comments: 10,
};

describe('posts', () => {
  test('say their caption in one line of sensible length, cut where a word ends', () => {
    const caption = `Leg day,\n no   excuses ${'and more words '.repeat(700)}`;
    const [row] = postsTable(dropOf({ posts: [{ ...post, caption }] })).table.rows;
    expect(row?.[0]?.text).toBe(
      'Leg day, no excuses and more words and more words and more words and more words…',
    );
  });

  test('lead to where they were posted, where that is an address', () => {
    const posts = ['https://example.com/p/1', ''].map((url) => ({ ...post, url, caption: 'Hello' }));
    const hrefs = postsTable(dropOf({ posts })).table.rows.map(([cell]) => cell?.href);
    expect(hrefs.toSorted()).toEqual(['https://example.com/p/1', undefined]);
  });

  test('come newest first, with the rate of their own engagement', () => {
    const posts = ['2025-01-10', '2025-01-12', '2025-01-11'].map((date) => ({ ...post, date }));
    const { rows, columns } = postsTable(dropOf({ posts })).table;
    const at = (id: string) => columns.findIndex((column) => column.id === id);
    expect(rows.map((row) => row[at('date')]?.text)).toEqual(['2025-01-12', '2025-01-11', '2025-01-10']);
    expect(rows[0]?.[at('engagement_rate')]?.value).toBe(0.05);
  });
});

describe('payouts', () => {
  const payout: PayoutRow = { influencer: '1', basis: 'order', total: 300, rate: 150, orders: 2 };

  test('are listed newest first, those without a date last, and state their sum', () => {
    const dates = ['', '2025-01-10', '2025-02-10'];
    const payouts = dates.map((date) => ({ ...payout, date }));
    const { title, table } = payoutRecordsTable(dropOf({ payouts }), 'payouts', 'influencer');
    expect(title.text.replaceAll(/\s/g, ' ')).toBe('3 payouts, ₹900.00 in all');
    expect(table.rows.map(([date]) => date?.text)).toEqual(['2025-02-10', '2025-01-10', 'no date']);
  });

  test('show a rate for sales as a share of revenue, and every other as money', () => {
    const payouts = [
      { ...payout, basis: 'sale', rate: 0.17, total: 2 },
      { ...payout, basis: 'sale', rate: 200, total: 1 },
    ];
    const { rows, columns } = payoutRecordsTable(dropOf({ payouts }), 'payouts', null).table;
    const rate = columns.findIndex(({ id }) => id === 'rate');
    expect(rows.map((row) => row[rate]?.text.replaceAll(/\s/g, ' '))).toEqual(['17.00 %', '₹200.00']);
  });

  test('leave out columns that none of them fills', () => {
    const payouts = [{ influencer: '1', basis: 'fixed', total: 10 }];
    const { columns } = payoutRecordsTable(dropOf({ payouts }), 'payouts', null).table;
    expect(columns.map(({ id }) => id)).toEqual(['influencer', 'basis', 'paid']);
  });

  test('by status add up to all of them, and those that state none are told', () => {
    fc.assert(
      fc.property(randomRows, (rows) => {
        const context = contextFor(rows);
        const { columns, rows: groups } = statusTable(context).table;
        const paid = columns.findIndex(({ id }) => id === 'paid');
        const sum = groups.reduce((all, row) => all + (row[paid]?.value ?? 0), 0);
        const stated = rows.payouts.some(({ status }) => status !== '' && status !== undefined);
        expect(sum).toBe(stated ? total(context.cube, ['spend']).sums.spend : 0);
      }),
      { numRuns: 100 },
    );
  });
});

test('a long table names a file that is published', () => {
  const names = downloads.map(({ name }) => name);
  for (const name of takeAways) expect(names).toContain(name);
});

test('who stands among peers lies ahead of those below, whoever the peers are', () => {
  let compared = 0;
  fc.assert(
    fc.property(randomRows, (rows) => {
      const context = contextFor(rows);
      const active = measure(context.cube, { by: ['influencer'], figures: ['roas', 'revenue'] });
      for (const { at, values } of active) {
        const standing = standingAmongPeers(context, at.influencer ?? '');
        for (const place of standing?.places ?? []) {
          if (place.figure !== 'roas' && place.figure !== 'revenue') continue;
          expect(place.value).toBe(values[place.figure] ?? null);
          if (place.ahead === null) continue;
          compared++;
          expect(place.ahead).toBeGreaterThanOrEqual(place.below / place.others);
          // Whoever has at most the median is ahead of no more than half of the others.
          if ((place.value ?? 0) < (place.median ?? 0)) expect(place.ahead).toBeLessThanOrEqual(0.5);
          if ((place.value ?? 0) > (place.median ?? 0)) expect(place.ahead).toBeGreaterThanOrEqual(0.5);
        }
      }
    }),
    { numRuns: 100 },
  );
  expect(compared).toBeGreaterThan(50);
});
