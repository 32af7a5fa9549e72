/**
 * The rows of payouts.csv, settled from the drawn orders. Influencers paid by the order get a
 * row every other week; all others one row for their one contract, because the bases `post`, `engagement`,
 * `click` and a share of the revenue are counted over all that an influencer did. So rate × base
 * is the payout row by row, and summed over an influencer's rows too.
 */
import { isoDay } from './calendar.ts';
import type { Basis, Influencer } from './influencers.ts';
import type { Account, Ledger } from './ledger.ts';
import { rupees } from './orders.ts';
import { baseOf, type Terms } from './terms.ts';
import type { Work } from './work.ts';

export const payoutColumns = [
  'influencer_id',
  'basis',
  'rate',
  'orders',
  'total_payout',
  'payout_date',
  'campaign',
  'status',
];

/** Days from the last post until a contract is counted up. */
const COUNTING = 3;
/** Payouts of the last days of the drop are not through yet. */
const PENDING = 10;

interface Payout {
  readonly influencer: Influencer;
  readonly rate: string;
  readonly orders: number;
  /** Paise. */
  readonly amount: number;
  readonly day: number;
  readonly campaign: string;
}

export interface Settlement {
  readonly rows: string[][];
  /** Paise. */
  readonly spend: number;
}

export function settle(
  influencers: readonly Influencer[],
  work: readonly (Work | null)[],
  terms: readonly (Terms | null)[],
  ledger: Ledger,
  last: number,
): Settlement {
  const payouts = influencers.flatMap((influencer, index) => {
    const [done, agreed] = [work[index], terms[index]];
    return done && agreed ? payoutsOf(influencer, done, agreed, ledger.account(influencer), last) : [];
  });
  payouts.sort((a, b) => a.day - b.day || a.influencer.id - b.influencer.id);
  return {
    spend: payouts.reduce((sum, { amount }) => sum + amount, 0),
    rows: payouts.map(({ influencer, rate, orders, amount, day, campaign }) => [
      String(influencer.id),
      influencer.basis,
      rate,
      String(orders),
      rupees(amount),
      isoDay(day),
      campaign,
      day > last - PENDING ? 'Pending' : 'Paid',
    ]),
  };
}

function payoutsOf(
  influencer: Influencer,
  work: Work,
  { rate }: Terms,
  account: Account,
  last: number,
): Payout[] {
  const { basis } = influencer;
  if (basis === 'order') {
    return [...account.settled].map(([day, orders]) => ({
      influencer,
      rate: rupees(rate),
      orders,
      amount: rate * orders,
      day,
      campaign: '',
    }));
  }
  const contract = {
    influencer,
    orders: account.orders,
    day: Math.min(last, dueDay(basis, work)),
    campaign: work.campaign,
  };
  if (basis === 'sale') {
    return [
      { ...contract, rate: (rate / 100).toFixed(2), amount: Math.round((account.revenue * rate) / 100) },
    ];
  }
  return [{ ...contract, rate: rupees(rate), amount: rate * baseOf(basis, work) }];
}

/** A fixed fee is due with the first post and fees per post at half-time; the rest has to be counted first. */
function dueDay(basis: Basis, { firstDay, lastDay }: Work): number {
  if (basis === 'fixed') return firstDay;
  return basis === 'post' ? Math.round((firstDay + lastDay) / 2) : lastDay + COUNTING;
}
