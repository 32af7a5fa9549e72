/** What each influencer is paid for and at which rate: agreed beforehand, on expectations. */
import { chance } from './chance.ts';
import type { Expectation } from './expectation.ts';
import type { Basis, Influencer } from './influencers.ts';
import { platforms } from './platforms.ts';
import type { Post } from './posts.ts';
import type { Work } from './work.ts';

/** Expected attributed revenue ÷ expected spend of the whole drop. */
const ROAS = 3.1;
/** Planted: what bad value returns at best and at worst, expected revenue ÷ spend. */
export const BAD_RETURN = { best: 0.7, worst: 0.25 };

export interface Terms {
  /** Paise for one unit of the base; for basis `sale` hundredths of the revenue. */
  readonly rate: number;
  /** Expected spend, paise. */
  readonly expected: number;
}

/** By influencer, in their order; `null` for those who never posted. */
export function agreeTerms(
  influencers: readonly Influencer[],
  posts: readonly Post[],
  work: readonly (Work | null)[],
  expected: readonly Expectation[],
  seed: number,
): readonly (Terms | null)[] {
  const luck = chance(seed, 'terms');
  const commissions = influencers.map(({ basis, platform }, index): Terms | null => {
    const { orders, revenue } = expected[index] ?? { orders: 0, revenue: 0 };
    const { premium } = platforms[platform];
    if (basis === 'sale') {
      const share = Math.min(35, Math.round(luck.between(15, 28) * premium));
      return { rate: share, expected: (revenue * share) / 100 };
    }
    if (basis !== 'order') return null;
    const rate = rounded(orders > 0 ? (0.3 * premium * luck.factor(0.2) * revenue) / orders : 0);
    return { rate, expected: rate * orders };
  });

  // Fees follow the size of the account and only a little what it sells: that is where returns part.
  const market = new Float64Array(influencers.length);
  const prices = influencers.map(({ quality }) => luck.factor(0.3) * quality ** 0.4);
  for (const { influencer, platform } of posts) {
    const place = influencer.id - 1;
    if (commissions[place] || influencer.badValue) continue;
    const { reach, conversion, premium } = platforms[platform];
    const price = influencer.followers ** 0.92 * reach * conversion * premium * (prices[place] ?? 1);
    market[place] = (market[place] ?? 0) + price;
  }
  const overpriced = influencers.map(({ badValue }, index) =>
    badValue ? (expected[index]?.revenue ?? 0) / luck.between(BAD_RETURN.worst, BAD_RETURN.best) : 0,
  );
  const revenue = total(expected.map((one) => one.revenue));
  const promised = total(commissions.map((one) => one?.expected ?? 0)) + total(overpriced);
  const scale = Math.max(0, revenue / ROAS - promised) / (total([...market]) || 1);

  return influencers.map(({ basis }, index) => {
    const done = work[index];
    if (!done) return null;
    const commission = commissions[index];
    if (commission) return commission;
    const units = baseOf(basis, done);
    const rate = units > 0 ? rounded(((market[index] ?? 0) * scale + (overpriced[index] ?? 0)) / units) : 1;
    return { rate, expected: rate * units };
  });
}

/** What is counted for a fee. */
export function baseOf(basis: Basis, work: Work): number {
  if (basis === 'engagement') return work.engagements;
  if (basis === 'click') return work.clicks;
  return basis === 'post' ? work.posts : 1;
}

/** As people agree on it: 50 rupees and more in steps of 5, from 5,000 on of 500. */
function rounded(paise: number): number {
  const step = paise >= 500_000 ? 50_000 : paise >= 5_000 ? 500 : 1;
  return Math.max(1, Math.round(paise / step) * step);
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
