/**
 * Linked facts: what the model (stage 2) hands to measure (stage 3). Every table is columns of codes
 * into dictionaries that all tables share, and columns of numbers that add up.
 */
import type { AllocationId } from './payout/allocation.ts';

/** The dictionaries that facts are coded by, sorted, so that no code depends on the order of rows. */
export type DictionaryId =
  | 'influencer'
  | 'platform'
  | 'category'
  | 'gender'
  | 'tier'
  | 'persona'
  | 'age_group'
  | 'city'
  | 'buyer_city'
  | 'campaign'
  | 'product'
  | 'product_category'
  | 'brand'
  | 'source'
  | 'basis'
  /** Posts that order rows name; empty unless both files carry post ids. */
  | 'post';

/** Code of a value that is not recorded: blank in the file, or spend that could not be allocated. */
export const NONE = -1;

/** What a row can be coded by: a dictionary, or the day. */
export type ColumnId = DictionaryId | 'day';

/** Rows of one kind. `codes` holds only the columns that this kind records. Day codes count from `Facts.firstDay`. */
export interface FactTable {
  readonly rows: number;
  readonly codes: Readonly<Partial<Record<ColumnId, Int32Array>>>;
  /** Additive numbers, those that the drop records; money in ten-thousandths of the currency unit. */
  readonly values: Readonly<Record<string, Float64Array>>;
}

export type TableId = keyof Facts['tables'];

/** What distinct users are counted along, one at a time. */
export const userDimensions = ['influencer', 'campaign', 'product', 'source'] as const;
export type UserDimension = (typeof userDimensions)[number];

/**
 * Distinct users with an attributed order, counted by the reader, as no user id leaves it. One user
 * buys through several influencers, so these counts never add up to one another.
 */
export interface UserCounts {
  readonly total: number;
  /** Those with two or more attributed orders; `null` = not told. */
  readonly repeat: number | null;
  /** Users of each code; `null` = the drop doesn't record it. */
  readonly by: Readonly<Record<UserDimension, Float64Array | null>>;
}

/** The finest step of time that is recorded; `none` = nothing is dated. */
export type Grain = 'day' | 'week' | 'month' | 'none';

/** What a report hides unless its definition reveals it. */
export type Hidden = 'names' | 'gender' | 'payouts';

/**
 * What facts go without, so that each of their cells of orders rests on enough buyers. What is left out of a
 * named cell stands under NONE: sums over everything are those of the drop.
 */
export interface Withheld {
  /** Fewest distinct buyers of a cell. */
  readonly least: number;
  /** Days stand on the first one of their week or month, or of the drop where that is later. */
  readonly grain: Grain;
  /** What no row is recorded along any more. */
  readonly without: readonly (DictionaryId | AttributeId)[];
  readonly hidden: readonly Hidden[];
  /** Shares of revenue in cells that are named by all that is told, 0–1; `organic` is `null` where none is told. */
  readonly named: { readonly revenue: number; readonly organic: number | null };
  /** Where NONE is also what the drop leaves blank. */
  readonly blank: readonly ColumnId[];
  /** What some attributed orders are not told by that are told by less. */
  readonly parted: readonly ColumnId[];
  /** Each value of it is told in all of its attributed orders, or in none of them; `null` = there is no such column. */
  readonly entire: ColumnId | null;
}

export interface Facts {
  /** Days since 1970-01-01 of day code 0. */
  readonly firstDay: number;
  /** Number of days from the first to the last, both included; 0 when nothing is dated. */
  readonly days: number;
  readonly dictionaries: Readonly<Record<DictionaryId, readonly string[]>>;
  /** Names as shown, one an influencer code. */
  readonly names: readonly string[];
  /** What an influencer is, one code an influencer code. */
  readonly attributes: Readonly<Record<AttributeId, Int32Array>>;
  /** How `spend` was made from `payouts`. */
  readonly allocation: AllocationId;
  readonly users: UserCounts;
  /** `null` = nothing is withheld. */
  readonly withheld: Withheld | null;
  readonly tables: {
    /** Tracking rows that name an influencer: revenue, orders, rows; clicks where the drop has them. */
    readonly orders: FactTable;
    /** Tracking rows that name none: revenue, orders, rows; clicks where the drop has them. */
    readonly organic: FactTable;
    /** posts, reach, likes, comments; shares, saves and clicks where the drop has them. */
    readonly posts: FactTable;
    /** Payouts by what they say themselves: payouts (their number), spend. */
    readonly payouts: FactTable;
    /** Payouts, allocated: spend, which sums to the payouts of the drop to the last unit. */
    readonly spend: FactTable;
    /** One row an influencer: influencers (1), followers. */
    readonly roster: FactTable;
  };
}

/** What is said of an influencer rather than of a row. */
export const attributeIds = [
  'platform',
  'category',
  'gender',
  'tier',
  'persona',
  'age_group',
  'city',
] as const;
export type AttributeId = (typeof attributeIds)[number];
