/**
 * What figures rest on: this list. Most measures add up, and are defined along the columns that
 * their table records; some count something once, however often it appears.
 */
import type { TableId } from '../facts.ts';

/** money: ten-thousandths of the currency unit; multiple: 3 is 3×; rate: 0.05 is 5 %. */
export type Unit = 'money' | 'count' | 'multiple' | 'rate';

interface Described {
  readonly label: string;
  /** What is counted, in words. */
  readonly definition: string;
  readonly unit: Unit;
}

/** A column of a table that adds up. */
export interface Source {
  readonly table: TableId;
  readonly field: string;
}

/** Adds up over rows. */
export interface SumMeasure extends Described, Source {
  readonly kind: 'sum';
}

/**
 * Counts each influencer once, where one of the sources isn't 0; sources that aren't recorded along
 * what is asked are passed over. Groups share influencers, so it doesn't add up.
 */
export interface InfluencerMeasure extends Described {
  readonly kind: 'influencers';
  readonly sources: readonly Source[];
  /** What each influencer counts for. */
  readonly weight: 'one' | 'followers';
}

/** Users as the reader counted them: in total, or along one dimension of `userDimensions` alone. */
export interface UserMeasure extends Described {
  readonly kind: 'users';
  readonly count: 'all' | 'repeat';
}

export type Measure = SumMeasure | InfluencerMeasure | UserMeasure;

const revenue = { table: 'orders', field: 'revenue' } as const;
const posts = { table: 'posts', field: 'posts' } as const;
const spend = { table: 'spend', field: 'spend' } as const;

export const measures = {
  revenue: sum(
    'orders',
    'revenue',
    'money',
    'Attributed revenue',
    'sum of revenue over tracking rows that name an influencer',
  ),
  orders: sum(
    'orders',
    'orders',
    'count',
    'Attributed orders',
    'sum of orders over tracking rows that name an influencer',
  ),
  order_rows: sum(
    'orders',
    'rows',
    'count',
    'Tracking rows that name an influencer',
    'number of tracking rows that name an influencer',
  ),
  tracked_clicks: sum(
    'orders',
    'clicks',
    'count',
    'Tracked clicks',
    'sum of clicks over tracking rows that name an influencer; a blank adds nothing',
  ),
  organic_revenue: sum(
    'organic',
    'revenue',
    'money',
    'Organic revenue',
    'sum of revenue over tracking rows that name no influencer',
  ),
  organic_orders: sum(
    'organic',
    'orders',
    'count',
    'Organic orders',
    'sum of orders over tracking rows that name no influencer',
  ),
  organic_rows: sum(
    'organic',
    'rows',
    'count',
    'Tracking rows that name none',
    'number of tracking rows that name no influencer',
  ),
  organic_clicks: sum(
    'organic',
    'clicks',
    'count',
    'Organic clicks',
    'sum of clicks over tracking rows that name no influencer; a blank adds nothing',
  ),
  spend: sum('spend', 'spend', 'money', 'Spend', 'sum of payouts'),
  payouts: sum(
    'payouts',
    'payouts',
    'count',
    'Payouts',
    'number of payouts, along what the payouts say themselves',
  ),
  posts: sum('posts', 'posts', 'count', 'Posts', 'number of posts'),
  reach: sum(
    'posts',
    'reach',
    'count',
    'Reach',
    'sum of reach over posts; people who saw two posts count twice',
  ),
  likes: sum('posts', 'likes', 'count', 'Likes', 'sum of likes over posts'),
  comments: sum('posts', 'comments', 'count', 'Comments', 'sum of comments over posts'),
  shares: sum('posts', 'shares', 'count', 'Shares', 'sum of shares over posts; a blank adds nothing'),
  saves: sum('posts', 'saves', 'count', 'Saves', 'sum of saves over posts; a blank adds nothing'),
  clicks: sum(
    'posts',
    'clicks',
    'count',
    'Clicks on posts',
    'sum of clicks over posts; a blank adds nothing',
  ),
  influencers: sum('roster', 'influencers', 'count', 'Influencers', 'number of influencers in the drop'),
  followers: sum('roster', 'followers', 'count', 'Followers', 'sum of followers over influencers'),
  active_influencers: influencers(
    [revenue, posts, spend],
    'one',
    'Active influencers',
    'number of influencers with attributed revenue, a post or spend, each counted once',
  ),
  paid_influencers: influencers(
    [spend],
    'one',
    'Paid influencers',
    'number of influencers with spend, each counted once',
  ),
  posting_followers: influencers(
    [posts],
    'followers',
    'Followers of who posted',
    'sum of followers over the influencers who posted, each counted once',
  ),
  users: users(
    'all',
    'Buyers',
    'number of distinct users with an attributed order; in total or by influencer, campaign, product or source, one at a time',
  ),
  repeat_users: users(
    'repeat',
    'Repeat buyers',
    'number of distinct users with two or more attributed orders, in total',
  ),
} as const satisfies Record<string, Measure>;

function sum(table: TableId, field: string, unit: Unit, label: string, definition: string): SumMeasure {
  return { kind: 'sum', table, field, unit, label, definition };
}

function influencers(
  sources: readonly Source[],
  weight: InfluencerMeasure['weight'],
  label: string,
  definition: string,
): InfluencerMeasure {
  return { kind: 'influencers', sources, weight, unit: 'count', label, definition };
}

function users(count: UserMeasure['count'], label: string, definition: string): UserMeasure {
  return { kind: 'users', count, unit: 'count', label, definition };
}

export type MeasureId = keyof typeof measures;

/** The measure, its particular kind forgotten. */
export function measureOf(id: MeasureId): Measure {
  return measures[id];
}

/** The tables that a measure is counted in. */
export function tablesOf(id: MeasureId): readonly TableId[] {
  const measure = measureOf(id);
  if (measure.kind === 'sum') return [measure.table];
  return measure.kind === 'influencers' ? measure.sources.map(({ table }) => table) : ['orders'];
}

/** Sums of measures; `null` = not recorded along what was asked. */
export type Sums = { readonly [M in MeasureId]: number | null };
