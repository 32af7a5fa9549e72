/** The rows that are published one by one: only what the withheld facts tell as well. */
import { type Drop, NO_DAY, type RecordTables, type TextColumn } from '../drop.ts';
import { type AttributeId, type Facts, NONE } from '../facts.ts';
import { dictionaryWith, recode } from '../model/dictionary.ts';
import { perBuyer } from './withheld-records.ts';

/**
 * `codes` are the new ones of influencers by their old ones, `before` the ids that the old ones stand for,
 * `untold` the old ones of influencers whose orders aren't told.
 */
export function toldTables(
  { influencers, posts, payouts }: Drop,
  facts: Facts,
  before: readonly string[],
  codes: Int32Array,
  untold: ReadonlySet<number>,
): RecordTables {
  const hides = (what: 'names' | 'payouts') => facts.withheld?.hidden.includes(what) ?? false;
  const dictionary = dictionaryWith(before);
  const apart = facts.dictionaries.influencer.length > 0;
  const own = (column: TextColumn) => recode(column, dictionary);
  return {
    influencers: people(influencers, facts, own(influencers.id), codes, hides('names')),
    // What was posted, when and with how many likes leads to who posted it.
    posts:
      hides('names') || !apart
        ? emptied(posts)
        : { ...posts, influencer_id: linked(own(posts.influencer_id), codes, facts) },
    payouts:
      hides('payouts') || !apart
        ? emptied(payouts)
        : sums(payouts, facts, own(payouts.influencer_id), codes, untold),
  };
}

function linked(old: Int32Array, codes: Int32Array, { dictionaries }: Facts): TextColumn {
  return { codes: old.map((code) => codes[code] ?? NONE), values: dictionaries.influencer };
}

/** One row an influencer, in the order of the new codes. */
function people(
  table: RecordTables['influencers'],
  { dictionaries, names, attributes }: Facts,
  old: Int32Array,
  codes: Int32Array,
  hidesNames: boolean,
): RecordTables['influencers'] {
  const rows = names.length;
  const place = Int32Array.from({ length: rows }, (_, code) => code);
  const said = (id: AttributeId): TextColumn => ({ codes: attributes[id], values: dictionaries[id] });
  const known = (id: AttributeId) => (dictionaries[id].length === 0 ? null : said(id));
  const followers = new Float64Array(rows).fill(Number.NaN);
  if (!hidesNames)
    for (const [row, code] of old.entries()) {
      const at = codes[code] ?? NONE;
      if (at !== NONE) followers[at] = table.follower_count[row] as number;
    }
  return {
    rows,
    id: { codes: place, values: dictionaries.influencer },
    name: { codes: place, values: names },
    category: said('category'),
    gender: said('gender'),
    follower_count: followers,
    platform: said('platform'),
    city: known('city'),
    age_group: known('age_group'),
    persona: known('persona'),
    tier: null,
  };
}

/** Payouts as the facts tell them: neither rates nor orders, and in one sum what counts buyers. */
function sums(
  payouts: RecordTables['payouts'],
  facts: Facts,
  old: Int32Array,
  codes: Int32Array,
  untold: ReadonlySet<number>,
): RecordTables['payouts'] {
  const taken: { row: number | null; influencer: number; basis: number; paid: number }[] = [];
  const pools = new Map<string, (typeof taken)[number]>();
  for (let row = 0; row < payouts.rows; row++) {
    const influencer = untold.has(old[row] as number) ? NONE : (codes[old[row] as number] ?? NONE);
    const basis = influencer === NONE ? NONE : (payouts.basis.codes[row] as number);
    const paid = payouts.total_payout[row] as number;
    if (influencer !== NONE && !perBuyer.has(payouts.basis.values[basis])) {
      taken.push({ row, influencer, basis, paid });
      continue;
    }
    const pool = pools.get(`${influencer} ${basis}`);
    if (pool) pool.paid += paid;
    else {
      const made = { row: null, influencer, basis, paid };
      pools.set(`${influencer} ${basis}`, made);
      taken.push(made);
    }
  }
  const dayOf = (row: number | null) => (row === null ? NO_DAY : (payouts.payout_date?.[row] ?? NO_DAY));
  const basisOf = (basis: number) => payouts.basis.values[basis] ?? '';
  // In an order of its own: the file's may be that of names.
  taken.sort(
    (a, b) =>
      a.influencer - b.influencer ||
      inOrder(basisOf(a.basis), basisOf(b.basis)) ||
      dayOf(a.row) - dayOf(b.row) ||
      a.paid - b.paid,
  );
  const text = (column: TextColumn | null) =>
    column &&
    textColumn(
      taken.map(({ row }) => (row === null ? null : (column.values[column.codes[row] ?? NONE] ?? null))),
    );
  return {
    rows: taken.length,
    influencer_id: {
      codes: Int32Array.from(taken, ({ influencer }) => influencer),
      values: facts.dictionaries.influencer,
    },
    basis: textColumn(taken.map(({ basis }) => payouts.basis.values[basis] ?? null)),
    rate: null,
    orders: null,
    total_payout: Float64Array.from(taken, ({ paid }) => paid),
    payout_date: payouts.payout_date && Int32Array.from(taken, ({ row }) => dayOf(row)),
    campaign: text(payouts.campaign),
    status: text(payouts.status),
    places: new Uint8Array(taken.length),
  };
}

/** With no value that none of the rows has, in the order of the alphabet: the file's own would tell of what is left out. */
function textColumn(texts: readonly (string | null)[]): TextColumn {
  const values = [...new Set(texts)].filter((text) => text !== null).sort(inOrder);
  const codes = new Map(values.map((text, code) => [text, code]));
  return {
    values,
    codes: Int32Array.from(texts, (text) => (text === null ? NONE : (codes.get(text) ?? NONE))),
  };
}

function inOrder(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** The same columns without rows. */
function emptied<T extends object>(table: T): T {
  const columns = Object.entries(table).map(([name, column]) => [name, withoutRows(column)]);
  return Object.fromEntries(columns) as T;
}

function withoutRows(column: unknown): unknown {
  if (column === null) return null;
  if (typeof column === 'number') return 0;
  if (ArrayBuffer.isView(column)) return (column as Int32Array).slice(0, 0);
  return { codes: new Int32Array(), values: [] };
}
