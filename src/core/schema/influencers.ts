import { blankable, optional, required, type TableSpec } from './column.ts';

export const influencers = {
  /** May be absent when the other tables name influencers by `influencer_name`. */
  id: required('key', 'influencer_id', 'creator_id'),
  name: required('text', 'influencer_name'),
  category: required('text'),
  gender: blankable('text'),
  follower_count: required('count', 'followers'),
  platform: required('platform'),
  city: optional('text', 'location'),
  age_group: optional('text'),
  persona: optional('text'),
  tier: optional('text'),
} as const satisfies TableSpec;
