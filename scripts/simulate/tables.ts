/** The rows of influencers.csv and posts.csv. */
import { isoDay } from './calendar.ts';
import { caption } from './captions.ts';
import { chance } from './chance.ts';
import type { Influencer } from './influencers.ts';
import { platforms } from './platforms.ts';
import type { Post } from './posts.ts';

export const influencerColumns = [
  'id',
  'name',
  'category',
  'gender',
  'follower_count',
  'platform',
  'city',
  'age_group',
];

export const postColumns = [
  'influencer_id',
  'platform',
  'date',
  'url',
  'caption',
  'reach',
  'likes',
  'comments',
  'post_id',
  'campaign',
  'brand',
  'shares',
  'saves',
  'clicks',
];

export function influencerRows(influencers: readonly Influencer[]): string[][] {
  return influencers.map((one) => [
    String(one.id),
    one.name,
    one.category,
    one.gender,
    String(one.followers),
    one.platform,
    one.city,
    one.ageGroup,
  ]);
}

const BATCH = 4096;

export function* postRows(posts: readonly Post[], seed: number): Generator<string[][]> {
  const luck = chance(seed, 'captions');
  const digits = Math.max(4, String(posts.length).length);
  for (let start = 0; start < posts.length; start += BATCH) {
    yield posts.slice(start, start + BATCH).map((post, index) => {
      const id = `P${String(start + index + 1).padStart(digits, '0')}`;
      return [
        String(post.influencer.id),
        post.platform,
        isoDay(post.day),
        `${platforms[post.platform].address}${id.toLowerCase()}`,
        caption(post, luck),
        ...[post.reach, post.likes, post.comments].map(String),
        id,
        post.campaign.name,
        post.brand,
        ...[post.shares, post.saves, post.clicks].map(String),
      ];
    });
  }
}
