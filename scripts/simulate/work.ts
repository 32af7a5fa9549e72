/** What each influencer did, added up over the posts. */
import type { Influencer } from './influencers.ts';
import type { Post } from './posts.ts';

/** Posts of an influencer and what they add up to. */
export interface Work {
  readonly posts: number;
  readonly engagements: number;
  readonly clicks: number;
  readonly firstDay: number;
  readonly lastDay: number;
  /** Of the first post; a contract has no other. */
  readonly campaign: string;
}

/** By influencer, in their order; `null` for those who never posted. `posts` oldest first. */
export function workOf(influencers: readonly Influencer[], posts: readonly Post[]): readonly (Work | null)[] {
  const work = influencers.map((): Work | null => null);
  for (const post of posts) {
    const place = post.influencer.id - 1;
    const before = work[place];
    work[place] = {
      posts: (before?.posts ?? 0) + 1,
      engagements: (before?.engagements ?? 0) + post.likes + post.comments,
      clicks: (before?.clicks ?? 0) + post.clicks,
      firstDay: before?.firstDay ?? post.day,
      lastDay: post.day,
      campaign: before?.campaign ?? post.campaign.name,
    };
  }
  return work;
}
