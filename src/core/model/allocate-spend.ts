/**
 * Gives each payout to the days, campaigns, products, brands and sources that it paid for, by the
 * rule of core/payout/allocation.ts. A payout is split, never copied: its cells sum to it.
 */
import { type ColumnId, type FactTable, NONE } from '../facts.ts';
import { gather } from '../gather.ts';
import { type Amount, split } from '../money.ts';
import type { AllocationId } from '../payout/allocation.ts';
import type { Follows } from '../payout/basis.ts';
import { type BasisId, payoutBases } from '../payout/index.ts';

export interface PayoutRows extends FactTable {
  /** Name of each basis code. */
  readonly bases: readonly string[];
}

/** What orders can say of where a payout went. */
const ORDER_COLUMNS = ['campaign', 'product', 'product_category', 'brand', 'source'] as const;

/** A place that a share of a payout goes to. */
interface Cell {
  readonly codes: Readonly<Partial<Record<ColumnId, number>>>;
  readonly weight: number;
}

export function allocateSpend(
  payouts: PayoutRows,
  orders: FactTable,
  posts: FactTable,
  allocation: AllocationId,
): FactTable {
  const { spend = new Float64Array() } = payouts.values;
  if (allocation === 'none') return gather({ rows: payouts.rows, codes: payouts.codes, values: { spend } });
  const ordersOf = rowsByInfluencer(orders);
  const postsOf = rowsByInfluencer(posts);
  const columns: ColumnId[] = [
    'influencer',
    'basis',
    'day',
    ...ORDER_COLUMNS.filter((id) => orders.codes[id] ?? posts.codes[id] ?? payouts.codes[id]),
  ];
  const written = new SpendWriter(columns);
  for (let row = 0; row < payouts.rows; row++) {
    const influencer = payouts.codes.influencer?.[row] ?? NONE;
    const basis = payouts.codes.basis?.[row] ?? NONE;
    const { follows } = payoutBases[payouts.bases[basis] as BasisId];
    const own = ownCodes(payouts, row);
    const mine = {
      orders,
      orderRows: ordersOf.get(influencer) ?? [],
      posts,
      postRows: postsOf.get(influencer) ?? [],
    };
    const cells = follows.rows === 'orders' ? orderCells(mine, follows, own) : postCells(mine, follows, own);
    written.add(spend[row] ?? 0, { influencer, basis, ...own }, cells);
  }
  return gather(written.table());
}

/** What the payout row itself says of campaign and date; nothing where it is silent. */
function ownCodes(payouts: PayoutRows, row: number): Cell['codes'] {
  const day = payouts.codes.day?.[row] ?? NONE;
  const campaign = payouts.codes.campaign?.[row] ?? NONE;
  return { ...(day !== NONE && { day }), ...(campaign !== NONE && { campaign }) };
}

interface InfluencerRows {
  readonly orders: FactTable;
  readonly orderRows: readonly number[];
  readonly posts: FactTable;
  readonly postRows: readonly number[];
}

/** The influencer's order rows, those of the payout's own campaign where it names one. */
function orderCells(mine: InfluencerRows, follows: Follows, own: Cell['codes']): Cell[] {
  return merge(
    inCampaign(mine.orders, mine.orderRows, own.campaign).map((row) => ({
      codes: { ...codesAt(mine.orders, row, ['day', ...ORDER_COLUMNS]), ...own },
      weight: mine.orders.values[follows.weight]?.[row] ?? 0,
    })),
  );
}

/** The influencer's posts in time, crossed with its order rows along everything else. */
function postCells(mine: InfluencerRows, follows: Follows, own: Cell['codes']): Cell[] {
  const inTime = merge(
    inCampaign(mine.posts, mine.postRows, own.campaign).map((row) => ({
      codes: { ...codesAt(mine.posts, row, ['day', 'campaign', 'brand']), ...own },
      weight: postWeight(mine.posts, row, follows.weight),
    })),
  );
  const strands = inTime.length > 0 ? inTime : [{ codes: own, weight: 1 }];
  return strands.flatMap((strand) => {
    const rows = inCampaign(mine.orders, mine.orderRows, strand.codes.campaign);
    const along = merge(
      rows.map((row) => ({
        codes: codesAt(mine.orders, row, ORDER_COLUMNS),
        weight: mine.orders.values.orders?.[row] ?? 0,
      })),
    );
    const total = along.reduce((sum, { weight }) => sum + weight, 0);
    if (total === 0) return [strand];
    return along.map((cell) => ({
      codes: { ...strand.codes, ...cell.codes },
      weight: strand.weight * (cell.weight / total),
    }));
  });
}

function postWeight({ values }: FactTable, row: number, weight: Follows['weight']): number {
  if (weight === 'engagements') return (values.likes?.[row] ?? 0) + (values.comments?.[row] ?? 0);
  return values[weight]?.[row] ?? 0;
}

function inCampaign(
  table: FactTable,
  rows: readonly number[],
  campaign: number | undefined,
): readonly number[] {
  const column = table.codes.campaign;
  if (campaign === undefined || column === undefined) return rows;
  return rows.filter((row) => column[row] === campaign);
}

function codesAt(table: FactTable, row: number, columns: readonly ColumnId[]): Cell['codes'] {
  const codes: Partial<Record<ColumnId, number>> = {};
  for (const id of columns) {
    const code = table.codes[id]?.[row] ?? NONE;
    if (code !== NONE) codes[id] = code;
  }
  return codes;
}

/** Cells of the same codes as one, those without weight left out. */
function merge(cells: readonly Cell[]): Cell[] {
  const merged = new Map<string, { codes: Cell['codes']; weight: number }>();
  for (const { codes, weight } of cells) {
    if (weight === 0) continue;
    const key = Object.entries(codes).sort().join(';');
    const found = merged.get(key);
    if (found) found.weight += weight;
    else merged.set(key, { codes, weight });
  }
  return [...merged.values()];
}

function rowsByInfluencer(table: FactTable): Map<number, number[]> {
  const rows = new Map<number, number[]>();
  table.codes.influencer?.forEach((influencer, row) => {
    const found = rows.get(influencer);
    if (found) found.push(row);
    else rows.set(influencer, [row]);
  });
  return rows;
}

class SpendWriter {
  readonly #columns: readonly ColumnId[];
  readonly #codes: Map<ColumnId, number[]>;
  readonly #spend: number[] = [];

  constructor(columns: readonly ColumnId[]) {
    this.#columns = columns;
    this.#codes = new Map(columns.map((id) => [id, []]));
  }

  /** Splits the payout over the cells; without a cell it stays whole, not allocated. */
  add(amount: Amount, base: Cell['codes'], cells: readonly Cell[]): void {
    const parts = split(
      amount,
      Float64Array.from(cells, ({ weight }) => weight),
    );
    if (parts === null) this.#push(base, amount);
    else for (const [i, { codes }] of cells.entries()) this.#push({ ...base, ...codes }, parts[i] ?? 0);
  }

  table(): FactTable {
    return {
      rows: this.#spend.length,
      codes: Object.fromEntries(this.#columns.map((id) => [id, Int32Array.from(this.#codes.get(id) ?? [])])),
      values: { spend: Float64Array.from(this.#spend) },
    };
  }

  #push(codes: Cell['codes'], amount: Amount): void {
    if (amount === 0) return;
    for (const id of this.#columns) this.#codes.get(id)?.push(codes[id] ?? NONE);
    this.#spend.push(amount);
  }
}
