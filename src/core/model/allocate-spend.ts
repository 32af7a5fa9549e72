/**
 * Gives each payout to the days, campaigns, products, brands, sources and posts that it paid for, by
 * the rule of core/payout/allocation.ts. A payout is split, never copied: its cells sum to it. Rests
 * on gathered tables alone, so that a cube that was sent allocates again to the same cells.
 */
import { type FactTable, NONE } from '../facts.ts';
import { gather } from '../gather.ts';
import { split } from '../money.ts';
import type { AllocationId } from '../payout/allocation.ts';
import type { Follows } from '../payout/basis.ts';
import { type BasisId, payoutBases } from '../payout/index.ts';
import { type Kinds, kindsOf } from './kinds.ts';
import { rowsBy } from './rows-by.ts';
import { SpendCells } from './spend-cells.ts';

/** What order rows and posts can say of where a payout went. */
const ORDER_COLUMNS = ['campaign', 'product', 'product_category', 'brand', 'source', 'post'] as const;
const POST_COLUMNS = ['campaign', 'brand', 'post'] as const;

export interface SpendSources {
  /** Gathered, as are the others. */
  readonly payouts: FactTable;
  readonly orders: FactTable;
  readonly posts: FactTable;
}

/** The `spend` table of the facts. `bases` are the names of the basis codes. */
export function allocateSpend(
  { payouts, orders, posts }: SpendSources,
  bases: readonly string[],
  allocation: AllocationId,
): FactTable {
  const spend = payouts.values.spend ?? new Float64Array(payouts.rows);
  if (allocation === 'none') return gather({ rows: payouts.rows, codes: payouts.codes, values: { spend } });
  const ordered = { table: orders, kinds: kindsOf(orders, ORDER_COLUMNS) };
  const posted = { table: posts, kinds: kindsOf(posts, POST_COLUMNS) };
  const written = new SpendCells(payouts, ordered.kinds, posted.kinds);
  const influencers = payouts.codes.influencer ?? new Int32Array();
  const payoutsOf = rowsBy(influencers);
  const ordersOf = rowsBy(orders.codes.influencer ?? new Int32Array());
  const postsOf = rowsBy(posts.codes.influencer ?? new Int32Array());

  for (const influencer of new Set(influencers)) {
    const strands = new Strands(
      { ...ordered, rows: ordersOf.of(influencer) },
      { ...posted, rows: postsOf.of(influencer) },
    );
    for (const payout of payoutsOf.of(influencer)) {
      const basis = bases[payouts.codes.basis?.[payout] ?? NONE] as BasisId;
      const day = payouts.codes.day?.[payout] ?? NONE;
      const campaign = payouts.codes.campaign?.[payout] ?? NONE;
      const cells = strands.follow(payoutBases[basis].follows, day, campaign);
      const amount = spend[payout] as number;
      const parts = split(amount, cells.weights);
      if (parts === null) written.add(payout, day, NONE, NONE, amount);
      else
        for (let i = 0; i < parts.length; i++) {
          written.add(
            payout,
            cells.days[i] as number,
            cells.orders[i] as number,
            cells.posts[i] as number,
            parts[i] as number,
          );
        }
    }
  }
  return gather(written.table());
}

/** An influencer's rows of a table, and what kind each is of. */
interface OwnRows {
  readonly table: FactTable;
  readonly kinds: Kinds;
  readonly rows: Uint32Array;
}

/** Places that shares of a payout go to: a day, a kind of order rows and a kind of posts, NONE where there is none. */
interface Cells {
  readonly days: number[];
  readonly orders: number[];
  readonly posts: number[];
  readonly weights: number[];
}

/** Days and kinds with their weights, those of the same day and kind as one. */
interface Weighed {
  readonly days: number[];
  readonly kinds: number[];
  readonly weights: number[];
  /** Sum of the weights. */
  total: number;
}

/** Where the payouts of one influencer can go. */
class Strands {
  readonly #orders: OwnRows;
  readonly #posts: OwnRows;
  /** Kinds of order rows by campaign, and by post, worked out once for all payouts. */
  readonly #byCampaign = new Map<number, Weighed>();
  readonly #byPost = new Map<number, Weighed>();

  constructor(orders: OwnRows, posts: OwnRows) {
    this.#orders = orders;
    this.#posts = posts;
  }

  /** `day` and `campaign` are the payout's own, NONE where it is silent. */
  follow(follows: Follows, day: number, campaign: number): Cells {
    if (follows.rows === 'posts') return this.#postCells(follows.weight, day, campaign);
    const { days, kinds, weights } = weigh(this.#orders, orderWeights(this.#orders, follows.weight), day, {
      column: 'campaign',
      code: campaign,
    });
    return { days, orders: kinds, posts: kinds.map(() => NONE), weights };
  }

  /** The influencer's posts in time, crossed with its order rows along everything else. */
  #postCells(weight: PostWeight, day: number, campaign: number): Cells {
    const posts = weigh(this.#posts, postWeights(this.#posts.table, weight), day, {
      column: 'campaign',
      code: campaign,
    });
    const cells: Cells = { days: [], orders: [], posts: [], weights: [] };
    if (posts.total === 0) this.#cross(cells, day, NONE, campaign, 1);
    for (let i = 0; i < posts.kinds.length; i++) {
      this.#cross(
        cells,
        posts.days[i] as number,
        posts.kinds[i] as number,
        campaign,
        posts.weights[i] as number,
      );
    }
    return cells;
  }

  #cross(cells: Cells, day: number, post: number, own: number, weight: number): void {
    const along = this.#along(post, own);
    for (let i = 0; i < along.kinds.length; i++) {
      cells.days.push(day);
      cells.posts.push(post);
      cells.orders.push(along.kinds[i] as number);
      cells.weights.push(weight * ((along.weights[i] as number) / along.total));
    }
    if (along.total > 0) return;
    cells.days.push(day);
    cells.posts.push(post);
    cells.orders.push(NONE);
    cells.weights.push(weight);
  }

  /** The order rows that name the post, where there are any; else those of its campaign. */
  #along(post: number, own: number): Weighed {
    const code = this.#posts.kinds.codes.post?.[post] ?? NONE;
    const named = code === NONE ? null : this.#orderKinds(this.#byPost, 'post', code);
    if (named !== null && named.total > 0) return named;
    const campaign = own === NONE ? (this.#posts.kinds.codes.campaign?.[post] ?? NONE) : own;
    return this.#orderKinds(this.#byCampaign, 'campaign', campaign);
  }

  #orderKinds(known: Map<number, Weighed>, column: 'campaign' | 'post', code: number): Weighed {
    const found = known.get(code);
    if (found) return found;
    const made = weigh(this.#orders, orderWeights(this.#orders, 'orders'), 0, { column, code });
    known.set(code, made);
    return made;
  }
}

/** Rows by day and kind; all on the given day unless it is NONE; those of one code unless that is NONE. */
function weigh(
  { table, kinds, rows }: OwnRows,
  weights: Float64Array,
  day: number,
  only: { readonly column: 'campaign' | 'post'; readonly code: number },
): Weighed {
  const column = only.code === NONE ? undefined : table.codes[only.column];
  const ownDays = day === NONE ? table.codes.day : undefined;
  const netted = new Map<number, number>();
  for (const row of rows) {
    if (column && column[row] !== only.code) continue;
    const at = ownDays ? (ownDays[row] as number) : day;
    const key = (at - NONE) * kinds.size + (kinds.of[row] as number);
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

type PostWeight = Extract<Follows, { rows: 'posts' }>['weight'];

function orderWeights({ table }: OwnRows, weight: 'orders' | 'revenue'): Float64Array {
  return table.values[weight] ?? new Float64Array(table.rows);
}

const engagementsOf = new WeakMap<FactTable, Float64Array>();

function postWeights(table: FactTable, weight: PostWeight): Float64Array {
  if (weight !== 'engagements') return table.values[weight] ?? new Float64Array(table.rows);
  const known = engagementsOf.get(table);
  if (known) return known;
  const { likes, comments } = table.values;
  const made = Float64Array.from(
    { length: table.rows },
    (_, row) => (likes?.[row] ?? 0) + (comments?.[row] ?? 0),
  );
  engagementsOf.set(table, made);
  return made;
}
