import { blankable, optional, required, type TableSpec, usual } from './column.ts';

export const tracking_data = {
  source: required('text'),
  campaign: blankable('text'),
  /** Blank on organic rows. */
  influencer_id: blankable('link', 'creator_id', 'influencer_name'),
  user_id: required('user'),
  product: usual('text'),
  date: required('day', 'transaction_date'),
  orders: required('count'),
  revenue: required('amount'),
  brand: optional('text', 'brands'),
  product_category: optional('text'),
  city: optional('text'),
  clicks: optional('count'),
  post_id: optional('id'),
  group: optional('text'),
} as const satisfies TableSpec;
