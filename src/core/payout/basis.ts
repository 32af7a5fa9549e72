/** What a payout is paid for, and with it how its amount is checked and where it is allocated. */
export interface PayoutBasis {
  /** As it stands in the drop, in JSON and in links. */
  readonly id: string;
  readonly label: string;
  /** Other spellings met in real drops; compared without case, spaces, hyphens and underscores. */
  readonly aliases: readonly string[];
  /** Spelled out on the Methods page: what the rate is multiplied with. */
  readonly base: string;
  /**
   * The payout's base according to the drop, for the check of rate × base against the payout.
   * `null` when the drop doesn't record it: then nothing is checked.
   */
  readonly due: (facts: PayoutFacts) => readonly PayoutBase[] | null;
  /** The rows of the influencer that the payout follows when it is spread over time or campaigns. */
  readonly follows: Follows;
}

/** What the drop records of a payout and its influencer; `null` = not recorded. */
export interface PayoutFacts {
  /** The payout row's own `orders`. */
  readonly orders: number | null;
  readonly posts: number;
  /** Likes + comments over the influencer's posts. */
  readonly engagements: number;
  readonly clicks: number | null;
  /** Attributed revenue of the influencer, in ten-thousandths of the currency unit. */
  readonly revenue: number;
}

/** One number that rate × base may rest on: a count, or money in ten-thousandths. */
export interface PayoutBase {
  readonly value: number;
  readonly unit: 'count' | 'money';
}

/** `rows` are the tracking rows or the posts; `weight` is the measure that sets the shares. */
export type Follows =
  | { readonly rows: 'orders'; readonly weight: 'orders' | 'revenue' }
  | { readonly rows: 'posts'; readonly weight: 'posts' | 'engagements' | 'clicks' };

/** A base that is a plain count; absent counts give nothing to check. */
export function counts(...values: readonly (number | null)[]): readonly PayoutBase[] | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.map((value) => ({ value, unit: 'count' }));
}
