/** Each table of a drop as facts: coded by the shared dictionaries, with the numbers that add up. */
import { type CountColumn, type DayColumn, type Drop, NO_DAY, type TextColumn } from '../drop.ts';
import { type DictionaryId, type FactTable, NONE } from '../facts.ts';
import { type Dictionary, recode } from './dictionary.ts';

export interface Coding {
  readonly dictionaries: Readonly<Record<DictionaryId, Dictionary>>;
  /** Day of day code 0. */
  readonly firstDay: number;
}

/** Tracking rows, parted by whether they name an influencer; `rows` are the drop's. */
export function trackingFacts({ posts, tracking }: Drop, coding: Coding) {
  const codes = codesOf(coding, {
    campaign: tracking.campaign,
    product: tracking.product,
    product_category: tracking.product_category,
    brand: tracking.brand,
    buyer_city: tracking.city,
    source: tracking.source,
  });
  const day = dayCodes(tracking.date, coding);
  const post = posts.post_id && tracking.post_id && recode(tracking.post_id, coding.dictionaries.post);
  const values = {
    revenue: tracking.revenue,
    orders: tracking.orders,
    rows: tracking.folded,
    ...countsOf({ clicks: tracking.clicks }),
  };
  const { rows } = tracking;
  const influencer = tracking.influencer_id
    ? recode(tracking.influencer_id, coding.dictionaries.influencer)
    : new Int32Array(rows).fill(NONE);
  const attributed = { rows, codes: { day, ...codes, influencer, ...(post && { post }) }, values };
  const named = rowsWhere(rows, (row) => influencer[row] !== NONE);
  const unnamed = rowsWhere(rows, (row) => influencer[row] === NONE);
  return {
    attributed: pick(attributed, named),
    organic: pick({ rows, codes: { day, ...codes }, values }, unnamed),
    rows: { attributed: named, organic: unnamed },
  };
}

export function postFacts({ posts, tracking }: Drop, coding: Coding): FactTable {
  return {
    rows: posts.rows,
    codes: {
      day: dayCodes(posts.date, coding),
      ...codesOf(coding, {
        influencer: posts.influencer_id,
        platform: posts.platform,
        campaign: posts.campaign,
        brand: posts.brand,
        post: tracking.post_id && posts.post_id,
      }),
    },
    values: {
      posts: new Float64Array(posts.rows).fill(1),
      reach: posts.reach,
      likes: posts.likes,
      comments: posts.comments,
      ...countsOf({ shares: posts.shares, saves: posts.saves, clicks: posts.clicks }),
    },
  };
}

export function payoutFacts({ payouts }: Drop, coding: Coding): FactTable {
  return {
    rows: payouts.rows,
    codes: {
      ...codesOf(coding, {
        influencer: payouts.influencer_id,
        basis: payouts.basis,
        campaign: payouts.campaign,
      }),
      ...(payouts.payout_date && { day: dayCodes(payouts.payout_date, coding) }),
    },
    values: { payouts: new Float64Array(payouts.rows).fill(1), spend: payouts.total_payout },
  };
}

/** One row an influencer. */
export function rosterFacts({ influencers }: Drop, { dictionaries }: Coding): FactTable {
  return {
    rows: influencers.rows,
    codes: { influencer: recode(influencers.id, dictionaries.influencer) },
    values: {
      influencers: new Float64Array(influencers.rows).fill(1),
      followers: influencers.follower_count,
    },
  };
}

/** Counts of the columns that the file has. A blank cell has nothing to add: the sum is over the others. */
function countsOf(columns: Readonly<Record<string, CountColumn | null>>): Record<string, Float64Array> {
  return Object.fromEntries(
    Object.entries(columns).flatMap(([id, column]) =>
      column === null ? [] : [[id, column.map((count) => (Number.isNaN(count) ? 0 : count))]],
    ),
  );
}

function dayCodes(column: DayColumn, { firstDay }: Coding): Int32Array {
  return column.map((day) => (day === NO_DAY ? NONE : day - firstDay));
}

/** The codes of those columns that the file has. */
function codesOf(
  { dictionaries }: Coding,
  columns: Readonly<Partial<Record<DictionaryId, TextColumn | null>>>,
): FactTable['codes'] {
  const codes: Partial<Record<DictionaryId, Int32Array>> = {};
  for (const [id, column] of Object.entries(columns) as [DictionaryId, TextColumn | null][]) {
    if (column !== null) codes[id] = recode(column, dictionaries[id]);
  }
  return codes;
}

function rowsWhere(rows: number, passes: (row: number) => boolean): Uint32Array {
  const passing: number[] = [];
  for (let row = 0; row < rows; row++) if (passes(row)) passing.push(row);
  return Uint32Array.from(passing);
}

/** Some rows of a table. */
function pick(table: FactTable, rows: Uint32Array): FactTable {
  const taken = <A extends Int32Array | Float64Array>(column: A, picked: A): A => {
    for (let at = 0; at < rows.length; at++) picked[at] = column[rows[at] as number] as number;
    return picked;
  };
  const codes = Object.entries(table.codes).map(([id, column]) => [
    id,
    taken(column, new Int32Array(rows.length)),
  ]);
  const values = Object.entries(table.values).map(([id, column]) => [
    id,
    taken(column, new Float64Array(rows.length)),
  ]);
  return { rows: rows.length, codes: Object.fromEntries(codes), values: Object.fromEntries(values) };
}
