import { payByTier } from '../../core/measure/segments/pay-by-tier.ts';
import type { Context } from '../context.ts';
import { nameOf } from '../names.ts';
import type { Claim } from '../view.ts';

/** Fewer than this on a side make no group. */
const LEAST_PEERS = 3;

/** Per-order against per-post pay, within tiers of followers so that size does not decide. */
export function paymentClaims(context: Context): Claim[] {
  const { cube, where, format } = context;
  const { rows } = payByTier(cube, where);
  return [...Map.groupBy(rows, ({ tier }) => tier)].flatMap(([tier, paid]) => {
    const order = paid.find(({ basis }) => basis === 'order');
    const post = paid.find(({ basis }) => basis === 'post');
    if (tier === null || order?.roas == null || post?.roas == null) return [];
    const n = Math.min(order.influencers, post.influencers);
    if (n < LEAST_PEERS) return [];
    const [more, less] = [format.short(order.roas, 'multiple'), format.short(post.roas, 'multiple')];
    const than = more === less ? 'about as much as' : order.roas > post.roas ? 'more than' : 'less than';
    return [
      {
        text: `Among ${nameOf(context, 'tier', tier).toLowerCase()} influencers, pay per order returned ${than} pay per post: ${more} against ${less}, ${order.influencers} and ${post.influencers} influencers`,
        metric: 'roas' as const,
        value: order.roas,
        n,
        where: `${tier} influencers paid per order`,
      },
    ];
  });
}
