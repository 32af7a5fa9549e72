/** How spend is given along dimensions that a payout doesn't name; shown wherever such a figure stands. */
export const allocations = {
  'by-basis': {
    label: 'spend allocated by orders and posts',
    rule: 'A payout for orders or sales follows the influencer’s order rows (by orders, by revenue). A payout for posts, engagements, clicks or a fixed fee follows the influencer’s posts in time (by post, by engagements, by clicks) and its order rows (by orders) along campaign, product, brand and source. A payout’s own campaign or date, a post’s own campaign, and the post that order rows name come first. Shares are rounded by the largest remainder and sum to the payout; what has no rows to follow stays “not allocated”.',
  },
  none: {
    label: 'spend not allocated',
    rule: 'Spend is shown by influencer and by what is known of the influencer and the payout; along campaign, product, brand, source and day it is not defined.',
  },
} as const;

export type AllocationId = keyof typeof allocations;
