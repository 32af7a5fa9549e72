/** What adds up: this list. A measure is defined along the columns that its table records, and no others. */
import type { TableId } from '../facts.ts';

/** money: ten-thousandths of the currency unit; multiple: 3 is 3×; rate: 0.05 is 5 %. */
export type Unit = 'money' | 'count' | 'multiple' | 'rate';

export interface Measure {
  readonly label: string;
  readonly unit: Unit;
  readonly table: TableId;
  readonly field: string;
}

export const measures = {
  revenue: { label: 'Attributed revenue', unit: 'money', table: 'orders', field: 'revenue' },
  orders: { label: 'Attributed orders', unit: 'count', table: 'orders', field: 'orders' },
  order_rows: {
    label: 'Tracking rows that name an influencer',
    unit: 'count',
    table: 'orders',
    field: 'rows',
  },
  organic_revenue: { label: 'Organic revenue', unit: 'money', table: 'organic', field: 'revenue' },
  organic_orders: { label: 'Organic orders', unit: 'count', table: 'organic', field: 'orders' },
  organic_rows: { label: 'Tracking rows that name none', unit: 'count', table: 'organic', field: 'rows' },
  spend: { label: 'Spend', unit: 'money', table: 'spend', field: 'spend' },
  posts: { label: 'Posts', unit: 'count', table: 'posts', field: 'posts' },
  reach: { label: 'Reach', unit: 'count', table: 'posts', field: 'reach' },
  likes: { label: 'Likes', unit: 'count', table: 'posts', field: 'likes' },
  comments: { label: 'Comments', unit: 'count', table: 'posts', field: 'comments' },
  influencers: { label: 'Influencers', unit: 'count', table: 'roster', field: 'influencers' },
  followers: { label: 'Followers', unit: 'count', table: 'roster', field: 'followers' },
} as const satisfies Record<string, Measure>;

export type MeasureId = keyof typeof measures;

/** Sums of measures; `null` = not recorded along what was asked. */
export type Sums = { readonly [M in MeasureId]: number | null };
