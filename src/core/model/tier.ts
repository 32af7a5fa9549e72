/** Follower tiers, from the follower counts alone: a file's own tier may follow other cut-offs. */

/** Followers at which each next tier begins, ascending. */
export interface TierCuts {
  readonly micro: number;
  readonly mid: number;
  readonly macro: number;
  readonly mega: number;
}

export const defaultTiers: TierCuts = { micro: 10_000, mid: 50_000, macro: 100_000, mega: 500_000 };

/** Smallest first. */
export const tierIds = ['nano', 'micro', 'mid', 'macro', 'mega'] as const;
export type TierId = (typeof tierIds)[number];

export function tierOf(followers: number, cuts: TierCuts): TierId {
  if (followers < cuts.micro) return 'nano';
  if (followers < cuts.mid) return 'micro';
  if (followers < cuts.macro) return 'mid';
  if (followers < cuts.mega) return 'macro';
  return 'mega';
}
