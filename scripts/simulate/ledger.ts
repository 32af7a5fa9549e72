/** What the drawn orders add up to for each influencer: the payouts are settled from it. */
import type { Influencer } from './influencers.ts';

export interface Account {
  orders: number;
  /** Paise. */
  revenue: number;
  /** Orders by the day on which they are settled, for influencers paid by the order. */
  readonly settled: Map<number, number>;
}

/** Of the whole drop; revenue in paise. */
export interface Totals {
  orders: number;
  revenue: number;
  attributedOrders: number;
  attributedRevenue: number;
}

export interface Ledger {
  /** `influencer` is `null` for an organic order. */
  readonly record: (influencer: Influencer | null, day: number, orders: number, revenue: number) => void;
  readonly account: (influencer: Influencer) => Account;
  readonly totals: Totals;
}

export function openLedger(influencers: readonly Influencer[], last: number): Ledger {
  const accounts = influencers.map((): Account => ({ orders: 0, revenue: 0, settled: new Map() }));
  const totals: Totals = { orders: 0, revenue: 0, attributedOrders: 0, attributedRevenue: 0 };
  const account = ({ id }: Influencer): Account => {
    const found = accounts[id - 1];
    if (!found) throw new Error(`no account for influencer ${id}`);
    return found;
  };
  return {
    account,
    totals,
    record(influencer, day, orders, revenue) {
      totals.orders += orders;
      totals.revenue += revenue;
      if (!influencer) return;
      totals.attributedOrders += orders;
      totals.attributedRevenue += revenue;
      const entry = account(influencer);
      entry.orders += orders;
      entry.revenue += revenue;
      if (influencer.basis !== 'order') return;
      const settlement = Math.min(last, settlementDay(influencer, day));
      entry.settled.set(settlement, (entry.settled.get(settlement) ?? 0) + orders);
    },
  };
}

/** Orders are settled every other week, each influencer's on a day of their own. */
const CYCLE = 14;

function settlementDay({ id }: Influencer, day: number): number {
  return day + CYCLE - ((day + id * 5) % CYCLE);
}
