/** Drops made by hand, for tests: rows in, the reader's tables out. */
import * as fc from 'fast-check';
import { parseIsoDay } from '../src/core/calendar.ts';
import { type DistinctUsers, type Drop, NO_DAY, type TextColumn } from '../src/core/drop.ts';
import { UNIT } from '../src/core/money.ts';

export interface InfluencerRow {
  id: string;
  name?: string;
  category?: string;
  gender?: string;
  followers?: number;
  platform: string;
}
export interface PostRow {
  influencer: string;
  platform: string;
  date: string;
  reach: number;
  likes: number;
  comments: number;
  campaign?: string;
  id?: string;
  shares?: number;
  url?: string;
  caption?: string;
}
export interface TrackingRow {
  /** '' = organic. */
  influencer: string;
  source: string;
  campaign: string;
  product: string;
  date: string;
  orders: number;
  /** In currency units, at most four decimals. */
  revenue: number;
  /** Absent = a user of its own. */
  user?: string;
  clicks?: number;
  post?: string;
}
export interface PayoutRow {
  influencer: string;
  basis: string;
  /** In currency units, at most four decimals. */
  total: number;
  date?: string;
  campaign?: string;
  /** In currency units, at most four decimals. */
  rate?: number;
  orders?: number;
  status?: string;
}
export interface Rows {
  influencers: InfluencerRow[];
  posts: PostRow[];
  tracking: TrackingRow[];
  payouts: PayoutRow[];
}

export function makeDrop({ influencers, posts, tracking, payouts }: Rows): Drop {
  const amounts = (rows: readonly number[]) => Float64Array.from(rows, (units) => Math.round(units * UNIT));
  const counts = (rows: readonly number[]) => Float64Array.from(rows);
  const ids = influencers.map(({ id }) => id);
  const link = (cells: readonly string[]): TextColumn => text(cells, ids);
  return {
    influencers: {
      rows: influencers.length,
      id: link(ids),
      name: text(influencers.map(({ id, name }) => name ?? `Influencer ${id}`)),
      category: text(influencers.map(({ category }) => category ?? 'Fitness')),
      gender: text(influencers.map(({ gender }) => gender ?? 'Female')),
      follower_count: counts(influencers.map(({ followers }) => followers ?? 20_000)),
      platform: text(influencers.map(({ platform }) => platform)),
      city: null,
      age_group: null,
      persona: null,
      tier: null,
    },
    posts: {
      rows: posts.length,
      influencer_id: link(posts.map(({ influencer }) => influencer)),
      platform: text(posts.map(({ platform }) => platform)),
      date: days(posts.map(({ date }) => date)),
      url: posts.some(({ url }) => url) ? text(posts.map(({ url }) => url ?? '')) : null,
      caption: posts.some(({ caption }) => caption) ? text(posts.map(({ caption }) => caption ?? '')) : null,
      reach: counts(posts.map(({ reach }) => reach)),
      likes: counts(posts.map(({ likes }) => likes)),
      comments: counts(posts.map(({ comments }) => comments)),
      post_id: posts.some(({ id }) => id) ? text(posts.map(({ id }) => id ?? '')) : null,
      campaign: posts.some(({ campaign }) => campaign)
        ? text(posts.map(({ campaign }) => campaign ?? ''))
        : null,
      brand: null,
      shares: posts.some(({ shares }) => shares !== undefined)
        ? counts(posts.map(({ shares }) => shares ?? Number.NaN))
        : null,
      saves: null,
      clicks: null,
    },
    tracking: {
      rows: tracking.length,
      source: text(tracking.map(({ source }) => source)),
      campaign: text(tracking.map(({ campaign }) => campaign)),
      influencer_id: link(tracking.map(({ influencer }) => influencer)),
      product: text(tracking.map(({ product }) => product)),
      date: days(tracking.map(({ date }) => date)),
      orders: counts(tracking.map(({ orders }) => orders)),
      revenue: amounts(tracking.map(({ revenue }) => revenue)),
      brand: null,
      product_category: null,
      city: null,
      clicks: tracking.some(({ clicks }) => clicks !== undefined)
        ? counts(tracking.map(({ clicks }) => clicks ?? Number.NaN))
        : null,
      post_id: tracking.some(({ post }) => post) ? text(tracking.map(({ post }) => post ?? '')) : null,
      group: null,
      folded: new Float64Array(tracking.length).fill(1),
    },
    payouts: {
      rows: payouts.length,
      influencer_id: link(payouts.map(({ influencer }) => influencer)),
      basis: text(payouts.map(({ basis }) => basis)),
      rate: payouts.some(({ rate }) => rate !== undefined)
        ? amounts(payouts.map(({ rate }) => rate ?? Number.NaN))
        : null,
      orders: payouts.some(({ orders }) => orders !== undefined)
        ? counts(payouts.map(({ orders }) => orders ?? Number.NaN))
        : null,
      total_payout: amounts(payouts.map(({ total }) => total)),
      payout_date: payouts.some(({ date }) => date) ? days(payouts.map(({ date }) => date ?? '')) : null,
      campaign: payouts.some(({ campaign }) => campaign)
        ? text(payouts.map(({ campaign }) => campaign ?? ''))
        : null,
      status: payouts.some(({ status }) => status) ? text(payouts.map(({ status }) => status ?? '')) : null,
    },
    users: countUsers(influencers, tracking),
  } as unknown as Drop;
}

/** Users with an attributed order, as the reader counts them. */
function countUsers(influencers: readonly InfluencerRow[], tracking: readonly TrackingRow[]): DistinctUsers {
  const bought = tracking
    .map((row, at) => ({ ...row, user: row.user ?? `row ${at}` }))
    .filter(({ influencer, orders }) => influencer !== '' && orders > 0);
  const usersBy = (key: (row: TrackingRow) => string, values: readonly string[]) =>
    Float64Array.from(
      values,
      (value) => new Set(bought.filter((row) => key(row) === value).map(({ user }) => user)).size,
    );
  const orders = new Map<string, number>();
  for (const row of bought) orders.set(row.user, (orders.get(row.user) ?? 0) + row.orders);
  return {
    total: orders.size,
    repeat: [...orders.values()].filter((count) => count > 1).length,
    byInfluencer: usersBy(
      ({ influencer }) => influencer,
      influencers.map(({ id }) => id),
    ),
    byCampaign: usersBy(({ campaign }) => campaign, text(tracking.map(({ campaign }) => campaign)).values),
    byProduct: usersBy(({ product }) => product, text(tracking.map(({ product }) => product)).values),
    bySource: usersBy(({ source }) => source, text(tracking.map(({ source }) => source)).values),
  };
}

function text(
  cells: readonly string[],
  values = [...new Set(cells.filter((cell) => cell !== ''))],
): TextColumn {
  return { values, codes: Int32Array.from(cells, (cell) => values.indexOf(cell)) };
}

function days(cells: readonly string[]): Int32Array {
  return Int32Array.from(cells, (cell) => (cell === '' ? NO_DAY : (parseIsoDay(cell) ?? NO_DAY)));
}

const postIds = ['P1', 'P2', 'P3'];
const platforms = ['Instagram', 'YouTube', 'TikTok'];
const date = fc
  .integer({ min: 1, max: 60 })
  .map((day) => new Date(Date.UTC(2025, 0, day)).toISOString().slice(0, 10));
const money = fc.integer({ min: 0, max: 500_000_000 }).map((amount) => amount / UNIT);

/** Small drops of every shape: influencers without posts, orders, payouts; organic rows; several payouts. */
export const randomRows: fc.Arbitrary<Rows> = fc.integer({ min: 1, max: 6 }).chain((size) => {
  const ids = Array.from({ length: size }, (_, i) => String(i + 1));
  const someone = fc.constantFrom(...ids);
  return fc.record({
    influencers: fc.tuple(
      ...ids.map((id) =>
        fc.record({
          id: fc.constant(id),
          platform: fc.constantFrom(...platforms),
          category: fc.constantFrom('Fitness', 'Beauty'),
          gender: fc.constantFrom('Female', 'Male', ''),
          followers: fc.integer({ min: 0, max: 1_000_000 }),
        }),
      ),
    ),
    posts: fc.array(
      fc.record({
        influencer: someone,
        platform: fc.constantFrom(...platforms),
        date,
        reach: fc.nat(100_000),
        likes: fc.nat(5000),
        comments: fc.nat(500),
        campaign: fc.constantFrom('', 'Launch', 'Sale'),
        id: fc.constantFrom('', ...postIds),
        shares: fc.option(fc.nat(900), { nil: Number.NaN }),
        url: fc.constantFrom('', 'https://example.com/p'),
        caption: fc.constantFrom(
          '',
          'Leg day, no excuses',
          '"quoted" <b>and</b>\nbroken',
          'word '.repeat(2000),
        ),
      }),
      { maxLength: 20 },
    ),
    tracking: fc.array(
      fc.record({
        influencer: fc.constantFrom('', ...ids),
        source: fc.constantFrom('BioLink', 'PromoCode'),
        campaign: fc.constantFrom('', 'Launch', 'Sale'),
        product: fc.constantFrom('Whey', 'Creatine', 'Omega 3'),
        date,
        orders: fc.nat(9),
        // Rows that bring nothing are rows all the same.
        revenue: fc.oneof(fc.constant(0), money),
        user: fc.constantFrom('ann', 'bob', 'cem', 'dia'),
        clicks: fc.option(fc.nat(30), { nil: Number.NaN }),
        post: fc.constantFrom('', '', ...postIds),
      }),
      { maxLength: 40 },
    ),
    payouts: fc.array(
      fc.record({
        influencer: someone,
        basis: fc.constantFrom('post', 'order', 'engagement', 'click', 'sale', 'fixed'),
        total: money,
        date: fc.option(date, { nil: '' }),
        campaign: fc.constantFrom('', 'Launch'),
        rate: fc.option(money, { nil: Number.NaN }),
        orders: fc.option(fc.nat(90), { nil: Number.NaN }),
        status: fc.constantFrom('', 'Paid', 'Pending'),
      }),
      { maxLength: 8 },
    ),
  });
});
