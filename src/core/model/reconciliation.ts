/** Holds what a drop says twice against itself, in sums that finance can check: payouts, and their orders. */
import type { Drop } from '../drop.ts';
import { type Facts, NONE } from '../facts.ts';
import { amountOf, factsOf, fits, sharesBase, tally } from '../ingest/reconcile-payouts.ts';
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
  const dues = duesOf(drop, people);
  for (let row = 0; row < payouts.rows; row++) {
    const id = basisOf(payouts, row);
    const sum = sums.get(id) ?? { payouts: 0, paid: 0, checked: 0, checkedPaid: 0, due: 0 };
    sums.set(id, sum);
    const influencer = payouts.influencer_id.codes[row] ?? -1;
    const paid = paidIn(payouts, row);
    sum.payouts++;
    sum.paid += paid;
    const orders = numberAt(payouts.orders, row);
    if (orders !== null) states.set(influencer, (states.get(influencer) ?? 0) + orders);
    const due = dues.get(row);
    if (due === undefined) continue;
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

/**
 * What each payout is due, by its row; none for one that cannot be checked. Several payouts of an influencer at one
 * rate of which not each is due by itself are parts of one base, such as posts by month: they are held against
 * it together, and the first of them has all of what is due.
 */
function duesOf({ payouts }: Drop, people: ReturnType<typeof tally>): ReadonlyMap<number, Amount> {
  const bases = payouts.basis.values.length;
  const dues = new Map<number, Amount>();
  const checked: number[] = [];
  for (let row = 0; row < payouts.rows; row++) {
    const person = people[payouts.influencer_id.codes[row] ?? -1];
    const due = dueFor(
      person,
      basisOf(payouts, row),
      numberAt(payouts.rate, row),
      numberAt(payouts.orders, row),
      paidIn(payouts, row),
    );
    if (due === null) continue;
    dues.set(row, due);
    checked.push(row);
  }
  const groups = Map.groupBy(
    checked,
    (row) => (payouts.influencer_id.codes[row] ?? -1) * bases + (payouts.basis.codes[row] ?? -1),
  );
  for (const rows of groups.values()) {
    const [first = 0, ...others] = rows;
    const person = people[payouts.influencer_id.codes[first] ?? -1];
    if (
      others.length === 0 ||
      person === undefined ||
      rows.every((row) => dues.get(row) === paidIn(payouts, row))
    )
      continue;
    if (sharesBase(payouts, rows, payoutBases[basisOf(payouts, first)], person))
      for (const row of rows) dues.set(row, paidIn(payouts, row));
    else if (rows.every((row) => isOfSame(payouts, first, row))) for (const row of others) dues.set(row, 0);
  }
  return dues;
}

/** Whether two payouts have one rate, and neither says how many orders it is for. */
function isOfSame(payouts: Drop['payouts'], one: number, other: number): boolean {
  const rate = numberAt(payouts.rate, one);
  return (
    rate === numberAt(payouts.rate, other) &&
    [one, other].every((row) => numberAt(payouts.orders, row) === null)
  );
}

function basisOf({ basis }: Drop['payouts'], row: number): BasisId {
  return basis.values[basis.codes[row] ?? -1] as BasisId;
}

function paidIn({ total_payout }: Drop['payouts'], row: number): Amount {
  return total_payout[row] ?? 0;
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

/** Sums of a drop as it was read, which every figure must add up to; of organic orders only where the cube has any. */
export interface DropSums {
  readonly revenue: Amount;
  readonly spend: Amount;
}

export function sumsOf(
  { tracking, payouts }: Drop,
  { tables: { organic } }: Pick<Facts, 'tables'>,
): DropSums {
  const isTold = (row: number) =>
    organic.values.revenue !== undefined || (tracking.influencer_id?.codes[row] ?? NONE) !== NONE;
  return {
    revenue: tracking.revenue.reduce((sum, amount, row) => (isTold(row) ? sum + amount : sum), 0),
    spend: payouts.total_payout.reduce((sum, amount) => sum + amount, 0),
  };
}
