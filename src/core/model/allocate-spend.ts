/**
 * Gives each payout to the days, campaigns, products, brands, sources and posts that it paid for, by
 * the rule of core/payout/allocation.ts. A payout is split, never copied: its cells sum to it. Rests
 * on gathered tables alone, so that a cube that was sent allocates again to the same cells.
 */
import { type ColumnId, type FactTable, NONE } from '../facts.ts';
import { gather } from '../gather.ts';
import { split } from '../money.ts';
import type { AllocationId } from '../payout/allocation.ts';
import { type BasisId, payoutBases } from '../payout/index.ts';
import { kindsOf } from './kinds.ts';
import { rowsBy } from './rows-by.ts';
import { SpendCells } from './spend-cells.ts';
import { Strands } from './strands.ts';

/** What order rows and posts can say of where a payout went. */
const ORDER_COLUMNS = ['campaign', 'product', 'product_category', 'brand', 'source', 'post'] as const;
const POST_COLUMNS = ['campaign', 'brand', 'post'] as const;

export interface SpendSources {
  /** Gathered, as are the others. */
  readonly payouts: FactTable;
  readonly orders: FactTable;
  readonly posts: FactTable;
}

/**
 * The `spend` table of the facts. `bases` are the names of the basis codes. Along what is `parted`, columns that
 * some orders are withheld from, it is not recorded: a payout's own campaign would stand beside a part of what it
 * was paid for, and shares by what is left of the orders are not those of all.
 */
export function allocateSpend(
  sources: SpendSources,
  bases: readonly string[],
  allocation: AllocationId,
  parted: readonly ColumnId[] = [],
): FactTable {
  const table = allocated(sources, bases, allocation);
  // Who was paid is told with all of the orders or with none of them, and the payouts alike.
  const lost = parted.filter((id) => id !== 'influencer' && table.codes[id] !== undefined);
  if (lost.length === 0) return table;
  const kept = Object.entries(table.codes).filter(([id]) => !lost.includes(id as ColumnId));
  return gather({ ...table, codes: Object.fromEntries(kept) });
}

function allocated(
  { payouts, orders, posts }: SpendSources,
  bases: readonly string[],
  allocation: AllocationId,
): FactTable {
  // Payouts that are hidden are no payouts of 0.
  if (payouts.values.spend === undefined) return { rows: 0, codes: {}, values: {} };
  const spend = column(payouts, 'spend');
  if (allocation === 'none') return gather({ rows: payouts.rows, codes: payouts.codes, values: { spend } });
  const ordered = {
    table: orders,
    kinds: kindsOf(orders, ORDER_COLUMNS),
    weights: { orders: column(orders, 'orders'), revenue: column(orders, 'revenue') },
  };
  const posted = {
    table: posts,
    kinds: kindsOf(posts, POST_COLUMNS),
    weights: {
      posts: column(posts, 'posts'),
      clicks: column(posts, 'clicks'),
      engagements: engagements(posts),
    },
  };
  const written = new SpendCells(payouts, ordered.kinds, posted.kinds);
  const influencers = payouts.codes.influencer ?? new Int32Array();
  const payoutsOf = rowsBy(influencers);
  const ordersOf = rowsBy(orders.codes.influencer ?? new Int32Array());
  const postsOf = rowsBy(posts.codes.influencer ?? new Int32Array());

  for (const [payout, influencer] of influencers.entries())
    if (influencer === NONE) written.add(payout, NONE, NONE, NONE, spend[payout] as number);
  for (const influencer of new Set(influencers)) {
    if (influencer === NONE) continue;
    const strands = new Strands(
      { ...ordered, rows: ordersOf.of(influencer) },
      { ...posted, rows: postsOf.of(influencer) },
    );
    for (const payout of payoutsOf.of(influencer)) {
      const basis = bases[payouts.codes.basis?.[payout] ?? NONE] as BasisId;
      const day = payouts.codes.day?.[payout] ?? NONE;
      const campaign = payouts.codes.campaign?.[payout] ?? NONE;
      const shares = strands.follow(payoutBases[basis].follows, day, campaign);
      const amount = spend[payout] as number;
      const parts = split(amount, shares.weights);
      if (parts === null) written.add(payout, day, NONE, NONE, amount);
      else written.addShares(payout, shares, parts);
    }
  }
  return gather(written.table());
}

function column({ rows, values }: FactTable, field: string): Float64Array {
  return values[field] ?? new Float64Array(rows);
}

function engagements(posts: FactTable): Float64Array {
  const comments = column(posts, 'comments');
  return column(posts, 'likes').map((likes, row) => likes + (comments[row] as number));
}
