/** Who did best: the same rule wherever influencers are ranked. */
import { z } from 'zod';
import type { Figures } from './figures.ts';
import type { InfluencerColumns } from './influencer-columns.ts';

const LIMIT = 10;
/** Fewer orders say little: one lucky order on a small payout would lead every list by ROAS. */
const MINIMUM_ORDERS = 5;

export const rankingShape = {
  limit: z.int().positive().describe('Influencers in a ranking, at most.'),
  minimum_orders: z
    .int()
    .nonnegative()
    .describe('Attributed orders that an influencer needs to be ranked by a ratio.'),
};

export const rankingRules = { limit: LIMIT, minimum_orders: MINIMUM_ORDERS };

/** The highest first; who has no such figure, or too few orders for a ratio to say much, is not ranked. */
export function highest<R extends InfluencerColumns & Figures>(
  rows: readonly R[],
  figure: 'revenue' | 'roas' | 'engagement_rate',
): R[] {
  const least = figure === 'revenue' ? 1 : MINIMUM_ORDERS;
  return rows
    .filter((row) => row[figure] !== null && (row.orders ?? 0) >= least)
    .sort((a, b) => (b[figure] ?? 0) - (a[figure] ?? 0))
    .slice(0, LIMIT);
}
