/** Rows of a drop's own tables as pages list them. */
import { addressAt, countAt, textAt } from '../core/cells.ts';
import { type DayColumn, NO_DAY, type RecordTables } from '../core/drop.ts';
import { type PayoutRecord, type PostRecord, type Records, recordsOfInfluencer } from './records.ts';

const known = new WeakMap<RecordTables, Records>();

/** Made once for a report, and its rows when a page first asks for them. */
export function recordsOf(tables: RecordTables): Records {
  const found = known.get(tables) ?? recordsFrom(tables);
  known.set(tables, found);
  return found;
}

function recordsFrom({ payouts, posts }: RecordTables): Records {
  const paid = once(() => Array.from({ length: payouts.rows }, (_, row) => payoutAt(payouts, row)));
  const posted = once(() => Array.from({ length: posts.rows }, (_, row) => postAt(posts, row)));
  return {
    payouts: (of) => (of === undefined ? paid() : recordsOfInfluencer(paid(), of)),
    posts: (of) => (of === undefined ? posted() : recordsOfInfluencer(posted(), of)),
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function payoutAt(payouts: RecordTables['payouts'], row: number): PayoutRecord {
  return {
    influencer: textAt(payouts.influencer_id, row) ?? '',
    basis: textAt(payouts.basis, row),
    rate: countAt(payouts.rate, row),
    orders: countAt(payouts.orders, row),
    paid: payouts.total_payout[row] ?? 0,
    day: dayAt(payouts.payout_date, row),
    campaign: textAt(payouts.campaign, row),
    status: textAt(payouts.status, row),
  };
}

function postAt(posts: RecordTables['posts'], row: number): PostRecord {
  return {
    influencer: textAt(posts.influencer_id, row) ?? '',
    platform: textAt(posts.platform, row),
    day: dayAt(posts.date, row),
    url: addressAt(posts.url, row),
    caption: textAt(posts.caption, row),
    reach: countAt(posts.reach, row),
    likes: countAt(posts.likes, row),
    comments: countAt(posts.comments, row),
    campaign: textAt(posts.campaign, row),
    brand: textAt(posts.brand, row),
    post: textAt(posts.post_id, row),
  };
}

function dayAt(column: DayColumn | null, row: number): number | null {
  const day = column?.[row] ?? NO_DAY;
  return day === NO_DAY ? null : day;
}
