import { quadrants } from '../../core/measure/segments/quadrants.ts';
import type { Context } from '../context.ts';
import { whyNoRoas } from '../unpaid.ts';
import type { Claim } from '../view.ts';
import { counted } from '../words.ts';

/** How many influencers there are to invest in, keep, renegotiate with and stop with. */
export function decisionClaim(context: Context): Claim {
  const { cube, where, format } = context;
  const { invest, keep, renegotiate, stop } = quadrants(cube, where).quadrants;
  const all = invest.influencers + keep.influencers + renegotiate.influencers + stop.influencers;
  const claim = { metric: 'roas', as: 'count', value: invest.influencers, n: all, where: 'invest' } as const;
  if (all === 0) return { ...claim, text: `${whyNoRoas(context)}, so there is nothing to decide` };
  const n = (count: number) => format.exact(count, 'count');
  const text = `Of ${counted(context, all, 'influencer')}, invest more in ${n(invest.influencers)}, keep ${n(keep.influencers)}, renegotiate with ${n(renegotiate.influencers)} and stop with ${n(stop.influencers)}`;
  return { ...claim, text };
}
