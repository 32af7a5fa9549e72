/** Sums and distinct counts by another's library, from raw rows: what the cube must agree with. */
import { type ColumnTable, from, op } from 'arquero';
import type { DimensionId } from '../../../src/core/measure/dimensions.ts';
import type { MeasureId } from '../../../src/core/measure/measures.ts';
import type { RawTables } from './raw-tables.ts';

/** Each table with all that it is recorded along as columns, and what is added up in it. */
interface Counted {
  readonly rows: readonly object[];
  readonly sums: Readonly<Partial<Record<MeasureId, string>>>;
}

export const ofInfluencer = [
  'platform',
  'category',
  'gender',
  'tier',
  'persona',
  'age_group',
  'city',
] as const;
const ofDay = ['day', 'week', 'month', 'weekday'] as const;
const ofOrder = ['campaign', 'product', 'product_category', 'brand', 'buyer_city', 'source'] as const;

/** Dimensions that each table is recorded along; measures asked along any other are not defined. */
export const recordedAlong = {
  orders: ['influencer', ...ofInfluencer, ...ofDay, ...ofOrder],
  organic: [...ofDay, ...ofOrder],
  posts: ['influencer', ...ofInfluencer, ...ofDay, 'campaign', 'brand'],
  payouts: ['influencer', ...ofInfluencer, 'basis'],
  roster: ['influencer', ...ofInfluencer],
} as const satisfies Record<string, readonly DimensionId[]>;

export type CountedTable = keyof typeof recordedAlong;

export class Recount {
  readonly #tables: Readonly<Record<CountedTable, Counted>>;

  constructor({ influencers, tracking, posts, payouts }: RawTables) {
    const attributes = new Map(influencers.map((row) => [row.influencer, row]));
    const known = <R extends { influencer: string | null }>(row: R) => ({
      ...attributes.get(row.influencer ?? ''),
      ...row,
    });
    const orders = { revenue: 'revenue', orders: 'orders' };
    const [attributed, organic] = [true, false].map((named) =>
      tracking.filter(({ influencer }) => (influencer !== null) === named).map((row) => dated(known(row))),
    );
    this.#tables = {
      orders: { rows: attributed ?? [], sums: { ...orders, tracked_clicks: 'clicks' } },
      organic: {
        rows: organic ?? [],
        sums: { organic_revenue: 'revenue', organic_orders: 'orders', organic_clicks: 'clicks' },
      },
      posts: {
        rows: posts.map((row) => dated(known(row))),
        sums: Object.fromEntries(
          ['reach', 'likes', 'comments', 'shares', 'saves', 'clicks'].map((field) => [field, field]),
        ),
      },
      payouts: { rows: payouts.map(known), sums: { spend: 'spend' } },
      roster: { rows: influencers, sums: { followers: 'followers' } },
    };
  }

  measures(table: CountedTable): MeasureId[] {
    return Object.keys(this.#tables[table].sums) as MeasureId[];
  }

  /** Sums of the table's measures, and its number of rows, for each combination of values, joined by a tab. */
  sums(table: CountedTable, by: readonly DimensionId[]): Map<string, number[]> {
    const { rows, sums } = this.#tables[table];
    const fields = Object.values(sums) as string[];
    const rollup = Object.fromEntries(fields.map((field, at) => [`sum${at}`, op.sum(field)]));
    const found = this.#rolledUp(rows, by, { ...rollup, rows: op.count() });
    return new Map(
      found.map((row) => [
        keyOf(by, row),
        [...fields.map((_, at) => Number(row[`sum${at}`])), Number(row.rows)],
      ]),
    );
  }

  /** Users with an attributed order, and how many of them have two or more orders. */
  users(by: readonly DimensionId[]): Map<string, [users: number, repeat: number]> {
    const bought = this.#tables.orders.rows.filter((row) => (row as { orders: number }).orders > 0);
    const each = this.#rolledUp(bought, [...by, 'user' as DimensionId], { orders: op.sum('orders') });
    const counted = new Map<string, [number, number]>();
    for (const row of each) {
      const key = keyOf(by, row);
      const [users, repeat] = counted.get(key) ?? [0, 0];
      counted.set(key, [users + 1, repeat + Number(Number(row.orders) > 1)]);
    }
    return counted;
  }

  /** Distinct influencers with attributed revenue, a post or spend; `by` are what all three record. */
  active(by: readonly DimensionId[]): Map<string, number> {
    const { orders, posts, payouts } = this.#tables;
    const active = [...orders.rows, ...posts.rows, ...payouts.rows].filter(
      (row) => !('revenue' in row && row.revenue === 0) && !('spend' in row && row.spend === 0),
    );
    const each = this.#rolledUp(active, [...by, 'influencer'], {});
    return this.#added(each, by, () => 1);
  }

  /** Followers of the distinct influencers who posted. */
  postingFollowers(by: readonly DimensionId[]): Map<string, number> {
    const each = this.#rolledUp(this.#tables.posts.rows, [...by, 'influencer'], {
      followers: op.max('followers'),
    });
    return this.#added(each, by, ({ followers }) => Number(followers));
  }

  #added(
    rows: readonly Record<string, unknown>[],
    by: readonly DimensionId[],
    value: (row: Record<string, unknown>) => number,
  ): Map<string, number> {
    const sums = new Map<string, number>();
    for (const row of rows) sums.set(keyOf(by, row), (sums.get(keyOf(by, row)) ?? 0) + value(row));
    return sums;
  }

  #rolledUp(rows: readonly object[], by: readonly string[], values: object): Record<string, unknown>[] {
    if (rows.length === 0) return [];
    const table: ColumnTable = from([...rows]);
    return table
      .groupby(...new Set(by))
      .rollup(values as Parameters<ColumnTable['rollup']>[0])
      .objects({ limit: Number.POSITIVE_INFINITY }) as Record<string, unknown>[];
  }
}

export function keyOf(by: readonly DimensionId[], at: Readonly<Partial<Record<string, unknown>>>): string {
  return by.map((id) => at[id] ?? '').join('\t');
}

/** The row with its week, month and weekday, counted from the date alone. */
function dated<R extends { day: string }>(row: R) {
  const date = new Date(`${row.day}T00:00:00Z`);
  const weekday = ((date.getUTCDay() + 6) % 7) + 1;
  const thursday = new Date(date.getTime() + (4 - weekday) * 86_400_000);
  const yearStart = Date.UTC(thursday.getUTCFullYear(), 0, 1);
  const week = 1 + Math.floor((thursday.getTime() - yearStart) / 86_400_000 / 7);
  return {
    ...row,
    month: row.day.slice(0, 7),
    week: `${thursday.getUTCFullYear()}-W${String(week).padStart(2, '0')}`,
    weekday: String(weekday),
  };
}
