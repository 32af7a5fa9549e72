/** How the platforms differ. Shares and factors are relative unless a unit is given. */
export interface Platform {
  /** Share of influencers at home here. */
  readonly weight: number;
  /** Reach of a post per follower. */
  readonly reach: number;
  /** Likes and comments per person reached, for an account of 50,000 followers. */
  readonly engagement: number;
  /** Comments per like. */
  readonly comments: number;
  /** Orders per person reached. */
  readonly conversion: number;
  /** Days until a post's daily orders have halved. */
  readonly halfLife: number;
  /** What posts and orders cost here, against what they sell: the platforms' returns differ by it. */
  readonly premium: number;
  /** How buyers arrive: SwipeUp, BioLink, PromoCode. */
  readonly sources: readonly [number, number, number];
  /** Address of a post, but for its code; the reserved domain belongs to nobody. */
  readonly address: string;
}

export const platforms = {
  Instagram: {
    weight: 42,
    reach: 0.3,
    engagement: 0.046,
    comments: 0.03,
    conversion: 1,
    halfLife: 2.5,
    premium: 0.95,
    sources: [45, 30, 25],
    address: 'https://instagram.example/p/',
  },
  YouTube: {
    weight: 22,
    reach: 0.36,
    engagement: 0.041,
    comments: 0.09,
    conversion: 1.5,
    halfLife: 6,
    premium: 0.85,
    sources: [5, 45, 50],
    address: 'https://youtube.example/watch/',
  },
  TikTok: {
    weight: 10,
    reach: 0.55,
    engagement: 0.068,
    comments: 0.02,
    conversion: 0.45,
    halfLife: 1.5,
    premium: 1.5,
    sources: [35, 45, 20],
    address: 'https://tiktok.example/video/',
  },
  Facebook: {
    weight: 12,
    reach: 0.14,
    engagement: 0.022,
    comments: 0.08,
    conversion: 1.05,
    halfLife: 3,
    premium: 0.8,
    sources: [20, 45, 35],
    address: 'https://facebook.example/posts/',
  },
  Twitter: {
    weight: 9,
    reach: 0.2,
    engagement: 0.018,
    comments: 0.12,
    conversion: 0.6,
    halfLife: 1.5,
    premium: 1.6,
    sources: [10, 60, 30],
    address: 'https://twitter.example/status/',
  },
  LinkedIn: {
    weight: 5,
    reach: 0.22,
    engagement: 0.024,
    comments: 0.15,
    conversion: 0.55,
    halfLife: 4,
    premium: 1.3,
    sources: [5, 60, 35],
    address: 'https://linkedin.example/posts/',
  },
} as const satisfies Record<string, Platform>;

export type PlatformName = keyof typeof platforms;
export const platformNames = Object.keys(platforms) as readonly PlatformName[];

export const sourceNames = ['SwipeUp', 'BioLink', 'PromoCode'] as const;
/** Part of the list price that a buyer saves who comes by each source; a code is a discount. */
export const sourceDiscounts = [0, 0.05, 0.1] as const;
