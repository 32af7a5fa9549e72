/** Holds what a drop says twice against itself, in sums that finance can check: payouts, and their orders. */
import type { Drop } from '../drop.ts';
import { amountOf, factsOf, fits, tally } from '../ingest/reconcile-payouts.ts';
import type { Amount } from '../money.ts';
import { type BasisId, payoutBases } from '../payout/index.ts';

export interface Reconciliation {
  readonly byBasis: readonly BasisReconciliation[];
  /** Payouts that state orders: the sum of these, and what was tracked for the same influencers; `null` = none states any. */
  readonly orders: { readonly stated: number; readonly tracked: number } | null;
}

export interface BasisReconciliation {
  readonly basis: BasisId;
  readonly payouts: number;
  /** As stated: this is what counts. */
  readonly paid: Amount;
  /** Payouts with a rate, and a base that the drop records. */
  readonly checked: number;
  readonly checkedPaid: Amount;
  /** Rate × base over the checked payouts, each rounded to the unit. */
  readonly due: Amount;
}

export function reconcile(drop: Drop): Reconciliation {
  const people = tally(drop);
  const { payouts } = drop;
  const sums = new Map<
    BasisId,
    { payouts: number; paid: Amount; checked: number; checkedPaid: Amount; due: Amount }
  >();
  const states = new Map<number, number>();
  for (let row = 0; row < payouts.rows; row++) {
    const id = payouts.basis.values[payouts.basis.codes[row] ?? -1] as BasisId;
    const sum = sums.get(id) ?? { payouts: 0, paid: 0, checked: 0, checkedPaid: 0, due: 0 };
    sums.set(id, sum);
    const influencer = payouts.influencer_id.codes[row] ?? -1;
    const paid = payouts.total_payout[row] ?? 0;
    sum.payouts++;
    sum.paid += paid;
    const orders = numberAt(payouts.orders, row);
    if (orders !== null) states.set(influencer, (states.get(influencer) ?? 0) + orders);
    const due = dueFor(people[influencer], id, numberAt(payouts.rate, row), orders, paid);
    if (due === null) continue;
    sum.checked++;
    sum.checkedPaid += paid;
    sum.due += due;
  }
  const stated = [...states.values()].reduce((all, orders) => all + orders, 0);
  const tracked = [...states.keys()].reduce((all, influencer) => all + (people[influencer]?.orders ?? 0), 0);
  return {
    byBasis: (Object.keys(payoutBases) as BasisId[]).flatMap((basis) => {
      const sum = sums.get(basis);
      return sum ? [{ basis, ...sum }] : [];
    }),
    orders: states.size === 0 ? null : { stated, tracked },
  };
}

/** Rate × base: of several possible bases the one that fits, else the first. `null` = cannot be checked. */
function dueFor(
  person: ReturnType<typeof tally>[number] | undefined,
  basis: BasisId,
  rate: Amount | null,
  orders: number | null,
  paid: Amount,
): Amount | null {
  if (rate === null || person === undefined) return null;
  const bases = payoutBases[basis].due(factsOf(person, orders));
  const base = bases?.find((one) => fits(paid, rate, one)) ?? bases?.[0];
  return base === undefined ? null : Math.round(rate * amountOf(base));
}

function numberAt(column: Float64Array | null, row: number): number | null {
  const value = column?.[row];
  return value === undefined || Number.isNaN(value) ? null : value;
}

/** Sums of a drop as it was read, which every figure must add up to. */
export interface DropSums {
  readonly revenue: Amount;
  readonly spend: Amount;
}

export function sumsOf({ tracking, payouts }: Drop): DropSums {
  return {
    revenue: tracking.revenue.reduce((sum, amount) => sum + amount, 0),
    spend: payouts.total_payout.reduce((sum, amount) => sum + amount, 0),
  };
}
