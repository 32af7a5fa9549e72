/** What the demand comes to on average for each influencer, before any order is drawn. */
import type { DayDemand } from './demand.ts';
import type { Influencer } from './influencers.ts';
import { MEAN_ORDERS_PER_ROW, meanRevenue, priceFactor } from './prices.ts';

export interface Expectation {
  readonly orders: number;
  readonly incrementalOrders: number;
  /** Paise, as all revenue here. */
  readonly revenue: number;
  readonly incrementalRevenue: number;
}

/** By influencer, in their order, for a drop of `rows` tracking rows. */
export function expectations(
  rows: number,
  influencers: readonly Influencer[],
  demand: (day: number) => DayDemand,
  { first, last }: { readonly first: number; readonly last: number },
): readonly Expectation[] {
  const sums = influencers.map(() => ({
    orders: 0,
    incrementalOrders: 0,
    revenue: 0,
    incrementalRevenue: 0,
  }));
  let everything = 0;
  for (let day = first; day <= last; day += 1) {
    const { posts, attributed, incremental, organic } = demand(day);
    everything += organic.reduce((sum, weight) => sum + weight, 0);
    posts.forEach((post, index) => {
      const sum = sums[post.influencer.id - 1];
      const weight = attributed[index] ?? 0;
      const caused = incremental[index] ?? 0;
      if (!sum) throw new Error('a post needs an influencer');
      const revenue = meanRevenue(post.brand, post.platform) * priceFactor(post.campaign, day);
      everything += weight;
      sum.orders += weight * MEAN_ORDERS_PER_ROW;
      sum.incrementalOrders += caused * MEAN_ORDERS_PER_ROW;
      sum.revenue += weight * revenue;
      sum.incrementalRevenue += caused * revenue;
    });
  }
  const scale = rows / everything;
  return sums.map((sum) => ({
    orders: sum.orders * scale,
    incrementalOrders: sum.incrementalOrders * scale,
    revenue: sum.revenue * scale,
    incrementalRevenue: sum.incrementalRevenue * scale,
  }));
}
