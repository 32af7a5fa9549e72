import { blankable, optional, required, type TableSpec } from './column.ts';

export const influencers = {
  id: required('id', 'influencer_id', 'creator_id'),
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
