/** The posts: who posted what and when, how far it went and how strongly it sells. */
import { categories } from './audience.ts';
import type { Campaign } from './campaigns.ts';
import { type Brand, brands } from './catalogue.ts';
import { type Chance, chance } from './chance.ts';
import type { Influencer } from './influencers.ts';
import { cumulate, draw } from './odds.ts';
import { type PlatformName, platforms } from './platforms.ts';

export interface Post {
  readonly influencer: Influencer;
  readonly platform: PlatformName;
  readonly day: number;
  readonly campaign: Campaign;
  readonly brand: Brand;
  readonly reach: number;
  readonly likes: number;
  readonly comments: number;
  readonly shares: number;
  readonly saves: number;
  readonly clicks: number;
  /** Strength of its pull on buyers over its whole life, relative to the other posts. */
  readonly pull: number;
}

/** A stretch of days in which an influencer posts; within one campaign, or in whatever runs (`null`). */
interface Engagement {
  readonly from: number;
  readonly to: number;
  readonly campaign: Campaign | null;
}

/** Influencers paid by the order stay all year and post more than those hired for one campaign. */
const STAYING_WEIGHT = 2.5;

/** Oldest first. Everybody posts once before anybody posts twice. */
export function makePosts(
  count: number,
  influencers: readonly Influencer[],
  campaigns: readonly Campaign[],
  window: { readonly first: number; readonly last: number },
  seed: number,
): readonly Post[] {
  const luck = chance(seed, 'posts');
  const engagements = influencers.map((influencer) => engage(influencer, campaigns, window, luck));
  const shares = cumulate(
    influencers.map(({ basis }) => (basis === 'order' ? STAYING_WEIGHT : 1) * luck.factor(0.3)),
  );
  const posts = Array.from({ length: count }, (_, index) => {
    const author = index < influencers.length ? index : draw(shares, luck.next());
    const influencer = influencers[author];
    const engagement = engagements[author];
    if (!influencer || !engagement) throw new Error('a post needs an influencer');
    return makePost(influencer, engagement, campaigns, luck);
  });
  return posts.sort((a, b) => a.day - b.day || a.influencer.id - b.influencer.id);
}

function engage(
  influencer: Influencer,
  campaigns: readonly Campaign[],
  { first, last }: { readonly first: number; readonly last: number },
  luck: Chance,
): Engagement {
  if (influencer.basis === 'order') return { from: first, to: last, campaign: null };
  // Long campaigns hire more, and a good fit is hired rather than a poor one.
  const campaign = chosen(
    campaigns,
    influencer,
    luck,
    ({ from, to, evergreen }) => Math.sqrt(to - from + 1) * (evergreen ? 0.4 : 1),
  );
  const days = Math.min(campaign.to - campaign.from, luck.whole(14, 42));
  const from = luck.whole(campaign.from, campaign.to - days);
  return { from, to: from + days, campaign };
}

function chosen(
  campaigns: readonly Campaign[],
  influencer: Influencer,
  luck: Chance,
  size: (campaign: Campaign) => number,
): Campaign {
  const weights = campaigns.map(
    (one) => size(one) * Math.max(...one.brands.map((brand) => fitOf(influencer, brand) ** 2)),
  );
  const campaign = campaigns[luck.index(weights)];
  if (!campaign) throw new Error('no campaign runs');
  return campaign;
}

const fitOf = (influencer: Influencer, brand: Brand): number => categories[influencer.category].fit[brand];

function makePost(
  influencer: Influencer,
  engagement: Engagement,
  campaigns: readonly Campaign[],
  luck: Chance,
): Post {
  const day = luck.whole(engagement.from, engagement.to);
  const running = campaigns.filter(({ from, to }) => from <= day && day <= to);
  const campaign =
    engagement.campaign ?? chosen(running, influencer, luck, ({ evergreen }) => (evergreen ? 1 : 2.5));
  const brand =
    campaign.brands[luck.index(campaign.brands.map((one) => fitOf(influencer, one) ** 2))] ?? brands[0];
  if (!brand) throw new Error('a campaign needs a brand');
  const platform = luck.next() < 0.125 ? influencer.secondPlatform : influencer.platform;
  const { reach: reached, engagement: engaged, comments: commented, conversion } = platforms[platform];

  const size = influencer.followers / 50_000;
  const reach = Math.max(100, Math.round(influencer.followers * reached * luck.factor(0.35)));
  // Small accounts are closer to their audience: it reacts more and buys more.
  const rate = Math.min(0.3, engaged * size ** -0.16 * influencer.appeal * luck.factor(0.2));
  const likes = Math.round(reach * rate);
  return {
    influencer,
    platform,
    day,
    campaign,
    brand,
    reach,
    likes,
    comments: Math.round(likes * commented * luck.factor(0.3)),
    shares: Math.round(likes * 0.05 * luck.factor(0.4)),
    saves: Math.round(likes * 0.08 * luck.factor(0.4)),
    clicks: Math.round(reach * 0.011 * conversion ** 0.5 * luck.factor(0.25)),
    pull:
      reach * conversion * fitOf(influencer, brand) * influencer.quality * size ** -0.2 * luck.factor(0.25),
  };
}
