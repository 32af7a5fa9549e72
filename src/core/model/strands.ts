/** The places that an influencer's payouts can go to, weighed by the rows that they follow. */
import { type FactTable, NONE } from '../facts.ts';
import type { Follows } from '../payout/basis.ts';
import type { Kinds } from './kinds.ts';

type OrderWeight = Extract<Follows, { rows: 'orders' }>['weight'];
type PostWeight = Extract<Follows, { rows: 'posts' }>['weight'];

/** A table to follow: what kind each row is of, and what it weighs. */
export interface Followed<W extends string> {
  readonly table: FactTable;
  readonly kinds: Kinds;
  readonly weights: Readonly<Record<W, Float64Array>>;
}

interface OwnRows<W extends string> extends Followed<W> {
  readonly rows: Uint32Array;
}

/** Shares of a payout: a day, a kind of order rows and a kind of posts each, NONE where there is none. */
export interface Shares {
  readonly days: number[];
  readonly orders: number[];
  readonly posts: number[];
  readonly weights: number[];
}

/** Kinds of rows with their weights; `days` = NONE where the days of the rows were not asked. */
interface Weighed {
  readonly days: number[];
  readonly kinds: number[];
  readonly weights: number[];
  /** Sum of the weights. */
  total: number;
}

/** Rows of one code along a column; NONE = all rows. */
interface Only {
  readonly column: 'campaign' | 'post';
  readonly code: number;
}

export class Strands {
  readonly #orders: OwnRows<OrderWeight>;
  readonly #posts: OwnRows<PostWeight>;
  /** An influencer has several payouts, which follow the same rows. */
  readonly #known = new Map<string, Weighed>();

  constructor(orders: OwnRows<OrderWeight>, posts: OwnRows<PostWeight>) {
    this.#orders = orders;
    this.#posts = posts;
  }

  /** `day` and `campaign` are the payout's own, NONE where it is silent. */
  follow(follows: Follows, day: number, campaign: number): Shares {
    const only: Only = { column: 'campaign', code: campaign };
    if (follows.rows === 'posts') return this.#followPosts(follows.weight, day, only);
    const { days, kinds, weights } = this.#weigh(this.#orders, follows.weight, only, day === NONE);
    return {
      days: day === NONE ? days : kinds.map(() => day),
      orders: kinds,
      posts: kinds.map(() => NONE),
      weights,
    };
  }

  /** The influencer's posts in time, crossed with its order rows along everything else. */
  #followPosts(weight: PostWeight, day: number, own: Only): Shares {
    const posts = this.#weigh(this.#posts, weight, own, day === NONE);
    const shares: Shares = { days: [], orders: [], posts: [], weights: [] };
    if (posts.total === 0) this.#cross(shares, day, NONE, own.code, 1);
    for (const [i, kind] of posts.kinds.entries()) {
      const at = day === NONE ? (posts.days[i] as number) : day;
      this.#cross(shares, at, kind, own.code, posts.weights[i] as number);
    }
    return shares;
  }

  #cross(
    { days, orders, posts, weights }: Shares,
    day: number,
    post: number,
    own: number,
    weight: number,
  ): void {
    const along = this.#along(post, own);
    const kinds = along.total > 0 ? along.kinds : [NONE];
    for (const [i, kind] of kinds.entries()) {
      days.push(day);
      posts.push(post);
      orders.push(kind);
      weights.push(along.total > 0 ? weight * ((along.weights[i] as number) / along.total) : weight);
    }
  }

  /** The order rows that name the post, where there are any; else those of its campaign. */
  #along(post: number, own: number): Weighed {
    const code = this.#posts.kinds.codes.post?.[post] ?? NONE;
    if (code !== NONE) {
      const named = this.#weigh(this.#orders, 'orders', { column: 'post', code }, false);
      if (named.total > 0) return named;
    }
    const campaign = own === NONE ? (this.#posts.kinds.codes.campaign?.[post] ?? NONE) : own;
    return this.#weigh(this.#orders, 'orders', { column: 'campaign', code: campaign }, false);
  }

  #weigh<W extends string>(from: OwnRows<W>, weight: W, only: Only, isDated: boolean): Weighed {
    const key = `${weight} ${only.column} ${only.code} ${isDated}`;
    const known = this.#known.get(key);
    if (known) return known;
    const made = weigh(from, from.weights[weight], only, isDated);
    this.#known.set(key, made);
    return made;
  }
}

/** Rows of the same day and kind as one. */
function weigh<W extends string>(
  { table, kinds, rows }: OwnRows<W>,
  weights: Float64Array,
  only: Only,
  isDated: boolean,
): Weighed {
  const column = only.code === NONE ? undefined : table.codes[only.column];
  const days = isDated ? table.codes.day : undefined;
  const netted = new Map<number, number>();
  for (const row of rows) {
    if (column && column[row] !== only.code) continue;
    const day = days ? (days[row] as number) : NONE;
    const key = (day - NONE) * kinds.size + (kinds.of[row] as number);
    netted.set(key, (netted.get(key) ?? 0) + (weights[row] as number));
  }
  const found: Weighed = { days: [], kinds: [], weights: [], total: 0 };
  for (const [key, weight] of netted) {
    // Refunds can outweigh sales: nothing follows those.
    if (!(weight > 0)) continue;
    found.days.push(Math.floor(key / kinds.size) + NONE);
    found.kinds.push(key % kinds.size);
    found.weights.push(weight);
    found.total += weight;
  }
  return found;
}
