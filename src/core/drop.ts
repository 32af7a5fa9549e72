/**
 * A drop as typed tables: what the reader (stage 1) hands to the model (stage 2). Columns are
 * typed arrays and text is coded by a dictionary, so a table of millions of rows stays small.
 */
import type { Issue } from './issue.ts';
import type { ColumnSpec, Reader } from './schema/column.ts';
import type { SpecName, specs, TableName, tables } from './schema/index.ts';

/** Text (ids, names, platforms, bases): one code a row into `values`; -1 = blank. */
export interface TextColumn {
  readonly codes: Int32Array;
  readonly values: readonly string[];
}
/** Whole days since 1970-01-01; `NO_DAY` = blank. */
export type DayColumn = Int32Array;
export const NO_DAY = -2_147_483_648;
/** Ten-thousandths of the currency unit, safe integers; NaN = blank. */
export type AmountColumn = Float64Array;
/** Whole numbers of 0 or more; NaN = blank. */
export type CountColumn = Float64Array;

interface ColumnOf {
  key: TextColumn;
  link: TextColumn;
  user: TextColumn;
  id: TextColumn;
  text: TextColumn;
  prose: TextColumn;
  url: TextColumn;
  platform: TextColumn;
  basis: TextColumn;
  day: DayColumn;
  amount: AmountColumn;
  count: CountColumn;
}

/** A table by its schema; an optional column that the file doesn't have is `null`. */
export type Table<S extends Readonly<Record<string, ColumnSpec<Reader>>>> = {
  readonly rows: number;
} & {
  readonly [C in keyof S]: S[C]['presence'] extends 'required'
    ? ColumnOf[S[C]['reader']]
    : ColumnOf[S[C]['reader']] | null;
};

type Tables = { readonly [T in TableName]: Table<(typeof tables)[T]> };

/**
 * Tracking data, folded: rows that agree in every column but `user_id` are one row here, their
 * orders, revenue and clicks added up and their number in `folded`. User ids end in the reader.
 */
export type Tracking = Omit<Tables['tracking_data'], 'user_id'> & {
  readonly folded: CountColumn;
  /** Most decimals that the revenue of the rows is written with, 0 to 4. */
  readonly places: Uint8Array;
};

/** Payouts; `places` are the decimals that each `total_payout` is written with, 0 to 4. */
export type Payouts = Tables['payouts'] & { readonly places: Uint8Array };

/** Every `influencer_id` column shares the values of `influencers.id`: its code is the influencer's row. */
export interface Drop {
  readonly influencers: Tables['influencers'];
  readonly posts: Tables['posts'];
  readonly tracking: Tracking;
  readonly payouts: Payouts;
  /** Distinct users with at least one order, exact; the ids themselves are not kept. */
  readonly users: DistinctUsers;
  /** Who bought in which row; `null` when the settings do not ask for it. */
  readonly buyers: Buyers | null;
  /** Of users who met several influencers or campaigns; `null` when the settings do not ask for them. */
  readonly touches: Touches | null;
  /** `null` without a column `group`. */
  readonly groupUsers: GroupUserCounts | null;
  /** From baseline.csv; `null` without one. */
  readonly baseline: Table<(typeof specs)['baseline']> | null;
  /** Rows and bytes of each file as read. */
  readonly files: readonly DropFileSummary[];
  readonly rows: RowsRead;
  /** All that was noticed, in the order of file, line and column. */
  readonly issues: readonly Issue[];
}

/** read = accepted + rejected + rejectedByCascade; lines that are blank, a header or an influencer again are counted apart. */
export interface RowCounts {
  readonly read: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly rejectedByCascade: number;
  readonly skippedBlank: number;
}

/** Rows of each table; of baseline.csv where there is one. */
export type RowsRead = Readonly<Record<TableName, RowCounts>> & { readonly baseline?: RowCounts };

export interface DropFileSummary {
  readonly table: SpecName;
  readonly file: string;
  readonly bytes: number;
  /** SHA-256 of the bytes, in hex. */
  readonly sha256: string;
}

/** Users with an attributed order; `repeat` of them have two or more orders. Codes are those of the tracking columns. */
export interface DistinctUsers {
  readonly total: number;
  readonly repeat: number;
  readonly byInfluencer: Float64Array;
  readonly byCampaign: Float64Array;
  readonly byProduct: Float64Array | null;
  readonly bySource: Float64Array;
}

/**
 * Pairs of a tracking row with orders and its buyer, as often as they stand in the file. A buyer is a number
 * that means nothing outside of this one reading: cells are counted by it, and it ends with the preparation.
 */
export interface Buyers {
  /** Rows of `tracking`. */
  readonly rows: Int32Array;
  readonly buyers: Int32Array;
}

/**
 * What attribution models share out: the rows that name an influencer, of those users for whom models
 * can differ. Rows of one user, day, influencer and campaign are one. A user is a stretch of rows,
 * sorted by day; ids end in the reader.
 */
export interface Touches {
  /** Users with at least one row that names an influencer; those who met more than one; in more than one campaign. */
  readonly users: number;
  readonly metInfluencers: number;
  readonly metCampaigns: number;
  /** First row of each user that is kept, and behind the last user the number of rows. */
  readonly starts: Uint32Array;
  /** Row of `influencers`. */
  readonly influencer: Int32Array;
  /** Code of `tracking.campaign`; -1 = blank. */
  readonly campaign: Int32Array;
  readonly day: DayColumn;
  /** 0 for a click. */
  readonly revenue: AmountColumn;
}

/** Distinct users of an experiment's groups, those without orders included; exact. */
export interface GroupUserCounts {
  /** By code of `tracking.group`. */
  readonly byGroup: Float64Array;
  /** Users with rows in more than one group. */
  readonly inSeveral: number;
}

/** Tables whose rows are published as they stand. Tracking rows are people's orders: only their sums leave. */
export type RecordTables = Pick<Drop, 'influencers' | 'posts' | 'payouts'>;
