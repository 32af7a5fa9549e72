/** What adds up: this list. A measure is defined along the columns that its table records, and no others. */
import type { TableId } from '../facts.ts';

/** money: ten-thousandths of the currency unit; multiple: 3 is 3×; rate: 0.05 is 5 %. */
export type Unit = 'money' | 'count' | 'multiple' | 'rate';

export interface Measure {
  readonly label: string;
  /** What is added up, in words. */
  readonly definition: string;
  readonly unit: Unit;
  readonly table: TableId;
  readonly field: string;
}

export const measures = {
  revenue: {
    label: 'Attributed revenue',
    definition: 'sum of revenue over tracking rows that name an influencer',
    unit: 'money',
    table: 'orders',
    field: 'revenue',
  },
  orders: {
    label: 'Attributed orders',
    definition: 'sum of orders over tracking rows that name an influencer',
    unit: 'count',
    table: 'orders',
    field: 'orders',
  },
  order_rows: {
    label: 'Tracking rows that name an influencer',
    definition: 'number of tracking rows that name an influencer',
    unit: 'count',
    table: 'orders',
    field: 'rows',
  },
  organic_revenue: {
    label: 'Organic revenue',
    definition: 'sum of revenue over tracking rows that name no influencer',
    unit: 'money',
    table: 'organic',
    field: 'revenue',
  },
  organic_orders: {
    label: 'Organic orders',
    definition: 'sum of orders over tracking rows that name no influencer',
    unit: 'count',
    table: 'organic',
    field: 'orders',
  },
  organic_rows: {
    label: 'Tracking rows that name none',
    definition: 'number of tracking rows that name no influencer',
    unit: 'count',
    table: 'organic',
    field: 'rows',
  },
  spend: { label: 'Spend', definition: 'sum of payouts', unit: 'money', table: 'spend', field: 'spend' },
  posts: { label: 'Posts', definition: 'number of posts', unit: 'count', table: 'posts', field: 'posts' },
  reach: {
    label: 'Reach',
    definition: 'sum of reach over posts; people who saw two posts count twice',
    unit: 'count',
    table: 'posts',
    field: 'reach',
  },
  likes: {
    label: 'Likes',
    definition: 'sum of likes over posts',
    unit: 'count',
    table: 'posts',
    field: 'likes',
  },
  comments: {
    label: 'Comments',
    definition: 'sum of comments over posts',
    unit: 'count',
    table: 'posts',
    field: 'comments',
  },
  influencers: {
    label: 'Influencers',
    definition: 'number of influencers in the drop',
    unit: 'count',
    table: 'roster',
    field: 'influencers',
  },
  followers: {
    label: 'Followers',
    definition: 'sum of followers over influencers',
    unit: 'count',
    table: 'roster',
    field: 'followers',
  },
} as const satisfies Record<string, Measure>;

export type MeasureId = keyof typeof measures;

/** Sums of measures; `null` = not recorded along what was asked. */
export type Sums = { readonly [M in MeasureId]: number | null };
