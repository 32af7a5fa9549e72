/**
 * Once, when the page is opened: each row gets what it is filtered and grouped by, and its share of what its
 * influencer was paid, by orders. Simpler than this project's rules of allocation, and quicker to filter.
 */
import * as d3 from 'd3';

export function join({ influencers, posts, tracking, payouts }) {
  const people = d3.index(influencers, (d) => d.id);
  const paid = d3.rollup(
    payouts,
    (v) => d3.sum(v, (d) => d.total_payout),
    (d) => d.influencer_id,
  );
  const basis = d3.rollup(
    payouts,
    (v) => d3.greatest(v, (d) => d.total_payout).basis,
    (d) => d.influencer_id,
  );
  const attributed = tracking.filter((d) => d.influencer_id !== null);
  const sold = d3.rollup(
    attributed,
    (v) => d3.sum(v, (d) => d.orders),
    (d) => d.influencer_id,
  );
  const orders = attributed.map((d) => {
    const { platform, follower_count } = people.get(d.influencer_id);
    return {
      date: d.date,
      week: d3.utcWeek(d.date),
      influencer: d.influencer_id,
      platform,
      tier: tierOf(follower_count),
      basis: basis.get(d.influencer_id),
      campaign: d.campaign,
      product: d.product,
      source: d.source,
      orders: d.orders,
      revenue: d.revenue,
      spend: ((paid.get(d.influencer_id) ?? 0) * d.orders) / sold.get(d.influencer_id),
    };
  });
  return {
    influencers,
    orders,
    organic: tracking.filter((d) => d.influencer_id === null),
    posts: posts.map(({ date, platform, reach, likes, comments }) => ({
      week: d3.utcWeek(date),
      platform,
      reach,
      engagements: likes + comments,
    })),
  };
}

function tierOf(followers) {
  return followers < 10_000
    ? 'nano'
    : followers < 50_000
      ? 'micro'
      : followers < 100_000
        ? 'mid'
        : followers < 500_000
          ? 'macro'
          : 'mega';
}
