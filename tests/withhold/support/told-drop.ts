/** Drops whose every tracking row can be told from any sum: row n brings 2ⁿ, so a sum says which rows are in it. */

import { csvFormat } from 'd3-dsv';
import * as fc from 'fast-check';
import { UNIT } from '../../../src/core/money.ts';
import { type Preparation, prepareDrop } from '../../../src/core/prepare-drop.ts';
import { type ReportDefinition, reportSchema } from '../../../src/core/report.ts';
import { sources } from '../../ingest/support/memory-drop.ts';

export interface Sale {
  /** '' = organic. */
  influencer: string;
  campaign: string;
  product: string;
  source: string;
  date: string;
  user: string;
  orders: number;
  city: string;
}

export interface Told {
  readonly influencers: readonly Record<string, string | number>[];
  readonly posts: readonly Record<string, string | number>[];
  readonly payouts: readonly Record<string, string | number>[];
  readonly sales: readonly Sale[];
}

/** More would not be told apart by a number. */
const MOST_SALES = 38;

/** Revenue of a row, in currency units. */
export function revenueOf(row: number): number {
  return 2 ** row;
}

/** The rows that a sum of revenue is of, as bits; `null` for what is no sum of rows. */
export function rowsIn(amount: number): bigint | null {
  const units = amount / UNIT;
  return Number.isInteger(units) && units >= 0 ? BigInt(units) : null;
}

export function has(rows: bigint, row: number): boolean {
  return ((rows >> BigInt(row)) & 1n) === 1n;
}

/** Distinct users with an order among the rows. */
export function buyersIn({ sales }: Pick<Told, 'sales'>, rows: bigint): number {
  return new Set(sales.filter(({ orders }, row) => orders > 0 && has(rows, row)).map(({ user }) => user))
    .size;
}

export async function prepared(
  drop: Told,
  settings: Record<string, unknown>,
  slug = 'test',
): Promise<Preparation> {
  const report = {
    ...reportSchema.parse({ title: 'Test', data: 'data', ...settings }),
    slug,
    commentary: '',
  };
  return await prepareDrop(sources(filesOf(drop)), report as ReportDefinition);
}

function filesOf({ influencers, posts, payouts, sales }: Told): Record<string, string> {
  const tracking = sales.map(({ influencer, user, city, ...sale }, row) => ({
    ...sale,
    influencer_id: influencer,
    user_id: user,
    revenue: revenueOf(row),
    city,
  }));
  return {
    'influencers.csv': csvFormat(influencers as Record<string, string>[]),
    'posts.csv': csvFormat(posts as Record<string, string>[]),
    'tracking_data.csv': csvFormat(tracking),
    'payouts.csv': csvFormat(payouts as Record<string, string>[]),
  };
}

const ids = ['i-1', 'i-2', 'i-3', 'i-4'];

/** Few users in many rows: groups above and below any threshold. */
export const randomTold: fc.Arbitrary<Told> = fc
  .record({
    users: fc.integer({ min: 2, max: 26 }),
    days: fc.integer({ min: 1, max: 70 }),
  })
  .chain(({ users, days }) => {
    const date = fc
      .integer({ min: 0, max: days })
      .map((day) => new Date(Date.UTC(2025, 0, 20 + day)).toISOString().slice(0, 10));
    return fc.record({
      influencers: fc.constant(
        ids.map((id, at) => ({
          id,
          name: `Person ${'ABCD'[at]}xyz`,
          category: at < 2 ? 'Fitness' : 'Food',
          gender: at % 2 === 0 ? 'Female' : 'Male',
          follower_count: 12_345 * (at + 1),
          platform: at < 3 ? 'Instagram' : 'YouTube',
        })),
      ),
      posts: fc.array(
        fc.record({
          influencer_id: fc.constantFrom(...ids),
          platform: fc.constantFrom('Instagram', 'YouTube'),
          date,
          url: fc.constant('https://example.org/post-canary'),
          caption: fc.constant('a caption canary'),
          // No sum of it is a number of followers.
          reach: fc.nat(90).map((thousands) => 1000 * thousands),
          likes: fc.nat(500),
          comments: fc.nat(50),
          campaign: fc.constantFrom('', 'Launch', 'Sale'),
        }),
        { minLength: 1, maxLength: 6 },
      ),
      payouts: fc.array(
        fc.record({
          influencer_id: fc.constantFrom(...ids),
          basis: fc.constantFrom('post', 'order', 'sale', 'fixed'),
          rate: fc.constantFrom(10, 25),
          orders: fc.nat(9),
          total_payout: fc.integer({ min: 1, max: 900 }),
          payout_date: date,
          campaign: fc.constantFrom('', 'Launch'),
        }),
        { minLength: 1, maxLength: 6 },
      ),
      sales: fc.array(
        fc.record({
          influencer: fc.constantFrom('', '', ...ids, ...ids.slice(0, 2), ...ids.slice(0, 1)),
          campaign: fc.constantFrom('Launch', 'Sale'),
          product: fc.constantFrom('Whey', 'Oats', 'Bar'),
          source: fc.constantFrom('Link', 'Code'),
          date,
          user: fc.integer({ min: 1, max: users }).map((user) => `u-${user}`),
          orders: fc.constantFrom(0, 1, 1, 2),
          city: fc.constantFrom('Pune', 'Delhi'),
        }),
        { minLength: 6, maxLength: MOST_SALES, size: 'max' },
      ),
    });
  });
