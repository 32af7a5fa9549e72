import { optional, required, type TableSpec, usual } from './column.ts';

export const posts = {
  influencer_id: required('link', 'creator_id', 'influencer_name'),
  platform: required('platform'),
  date: required('day', 'post_date'),
  url: usual('url', 'post_url'),
  caption: usual('prose'),
  reach: required('count'),
  likes: required('count'),
  comments: required('count'),
  post_id: optional('id'),
  campaign: optional('text'),
  brand: optional('text', 'brands'),
  shares: optional('count'),
  saves: optional('count'),
  clicks: optional('count'),
} as const satisfies TableSpec;
