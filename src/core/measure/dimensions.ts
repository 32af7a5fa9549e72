/** What figures can be broken down and filtered by: this list. */
import { isoMonth, isoWeek, isoWeekday } from '../calendar.ts';
import type { AttributeId, ColumnId } from '../facts.ts';

export interface Dimension {
  readonly label: string;
  readonly plural: string;
  /** Where a row's code comes from: its own column first, else an attribute of its influencer, else its day. */
  readonly column: ColumnId;
  readonly attribute?: AttributeId;
  /** For a bucket of days: its name, and the order of names is the order of time. */
  readonly bucket?: (day: number) => string;
}

export const dimensions = {
  influencer: { label: 'Influencer', plural: 'influencers', column: 'influencer' },
  /** Revenue and spend by the influencer's platform, reach and engagement by the post's own. */
  platform: { label: 'Platform', plural: 'platforms', column: 'platform', attribute: 'platform' },
  category: { label: 'Category', plural: 'categories', column: 'category', attribute: 'category' },
  gender: { label: 'Gender', plural: 'genders', column: 'gender', attribute: 'gender' },
  tier: { label: 'Follower tier', plural: 'follower tiers', column: 'tier', attribute: 'tier' },
  persona: { label: 'Persona', plural: 'personas', column: 'persona', attribute: 'persona' },
  age_group: { label: 'Age group', plural: 'age groups', column: 'age_group', attribute: 'age_group' },
  city: { label: 'Influencer city', plural: 'influencer cities', column: 'city', attribute: 'city' },
  buyer_city: { label: 'Buyer city', plural: 'buyer cities', column: 'buyer_city' },
  campaign: { label: 'Campaign', plural: 'campaigns', column: 'campaign' },
  product: { label: 'Product', plural: 'products', column: 'product' },
  product_category: { label: 'Product category', plural: 'product categories', column: 'product_category' },
  brand: { label: 'Brand', plural: 'brands', column: 'brand' },
  source: { label: 'Source', plural: 'sources', column: 'source' },
  post: { label: 'Post', plural: 'posts', column: 'post' },
  basis: { label: 'Payout basis', plural: 'payout bases', column: 'basis' },
  day: { label: 'Day', plural: 'days', column: 'day' },
  week: { label: 'Week', plural: 'weeks', column: 'day', bucket: isoWeek },
  month: { label: 'Month', plural: 'months', column: 'day', bucket: isoMonth },
  /** 1 = Monday … 7 = Sunday. */
  weekday: { label: 'Weekday', plural: 'weekdays', column: 'day', bucket: (day) => String(isoWeekday(day)) },
} as const satisfies Record<string, Dimension>;

export type DimensionId = keyof typeof dimensions;
