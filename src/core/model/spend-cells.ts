/** Shares of payouts as they are given out: each a payout, a day, and the kinds of rows that it follows. */
import { type ColumnId, type FactTable, NONE } from '../facts.ts';
import type { Amount } from '../money.ts';
import type { Kinds } from './kinds.ts';
import type { Shares } from './strands.ts';

export class SpendCells {
  readonly #payouts: FactTable;
  readonly #orders: Kinds;
  readonly #posts: Kinds;
  readonly #payout: number[] = [];
  readonly #day: number[] = [];
  readonly #order: number[] = [];
  readonly #post: number[] = [];
  readonly #spend: number[] = [];

  constructor(payouts: FactTable, orders: Kinds, posts: Kinds) {
    this.#payouts = payouts;
    this.#orders = orders;
    this.#posts = posts;
  }

  /** `order` and `post` are kinds; NONE where the share follows none. */
  add(payout: number, day: number, order: number, post: number, amount: Amount): void {
    if (amount === 0) return;
    this.#payout.push(payout);
    this.#day.push(day);
    this.#order.push(order);
    this.#post.push(post);
    this.#spend.push(amount);
  }

  /** Each part to the place of its share. */
  addShares(payout: number, { days, orders, posts }: Shares, parts: Float64Array): void {
    for (let i = 0; i < parts.length; i++) {
      this.add(payout, days[i] as number, orders[i] as number, posts[i] as number, parts[i] as number);
    }
  }

  table(): FactTable {
    const paid = this.#payouts.codes;
    const orders = this.#orders.codes;
    const posts = this.#posts.codes;
    const payout = Int32Array.from(this.#payout);
    const order = Int32Array.from(this.#order);
    const post = Int32Array.from(this.#post);
    const from = (column: Int32Array | undefined, at: Int32Array): Said[] => (column ? [{ column, at }] : []);
    const own = (id: ColumnId) => from(paid[id], payout);
    const ordered = (id: ColumnId) => from(orders[id], order);
    const posted = (id: ColumnId) => from(posts[id], post);
    // Who speaks first wins: the payout itself, then its post, then the orders that it follows.
    const said: Partial<Record<ColumnId, Said[]>> = {
      campaign: [...own('campaign'), ...posted('campaign'), ...ordered('campaign')],
      product: ordered('product'),
      product_category: ordered('product_category'),
      brand: [...ordered('brand'), ...posted('brand')],
      source: ordered('source'),
      post: [...posted('post'), ...ordered('post')],
    };
    const recorded = (Object.entries(said) as [ColumnId, Said[]][]).filter(([, found]) => found.length > 0);
    return {
      rows: payout.length,
      codes: {
        influencer: first(own('influencer'), payout.length),
        basis: first(own('basis'), payout.length),
        day: Int32Array.from(this.#day),
        ...Object.fromEntries(recorded.map(([id, found]) => [id, first(found, payout.length)])),
      },
      values: { spend: Float64Array.from(this.#spend) },
    };
  }
}

/** What one of the followed rows says: the code of each cell is `column[at[cell]]`. */
interface Said {
  readonly column: Int32Array;
  readonly at: Int32Array;
}

/** The first that says something. */
function first(said: readonly Said[], rows: number): Int32Array {
  const codes = new Int32Array(rows).fill(NONE);
  for (let row = 0; row < rows; row++) {
    for (const { column, at } of said) {
      const code = column[at[row] as number] ?? NONE;
      if (code === NONE) continue;
      codes[row] = code;
      break;
    }
  }
  return codes;
}
