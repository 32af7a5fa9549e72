/**
 * Stage 2: tables → linked facts. Codes every table by shared dictionaries, parts attributed from
 * organic rows, and allocates spend. Ids that lead nowhere were refused by the reader.
 */
import { type Drop, NO_DAY, type TextColumn } from '../drop.ts';
import {
  type AttributeId,
  attributeIds,
  type DictionaryId,
  type Facts,
  type FactTable,
  NONE,
} from '../facts.ts';
import { gather } from '../gather.ts';
import type { AllocationId } from '../payout/allocation.ts';
import { allocateSpend } from './allocate-spend.ts';
import { type Dictionary, dictionaryOf, recode } from './dictionary.ts';
import { influencerAttributes } from './influencer-attributes.ts';
import type { TierCuts } from './tier.ts';

export interface ModelSettings {
  readonly allocation: AllocationId;
  readonly tiers: TierCuts;
}

type Dictionaries = Readonly<Record<DictionaryId, Dictionary>>;
type Codes = FactTable['codes'];

export function linkFacts(drop: Drop, settings: ModelSettings): Facts {
  const known = influencerAttributes(drop.influencers, settings.tiers);
  const dictionaries = dictionariesOf(drop, known);
  const days = dayRange([drop.tracking.date, drop.posts.date, drop.payouts.payout_date]);
  const tracked = trackingFacts(drop, dictionaries, days.firstDay);
  const orders = gather(tracked.attributed);
  const posts = gather(postFacts(drop, dictionaries, days.firstDay));
  return {
    ...days,
    dictionaries: mapValues(dictionaries, ({ values }) => values),
    ...rosterFacts(drop, known, dictionaries),
    tables: {
      orders,
      organic: gather(tracked.organic),
      posts,
      spend: allocateSpend(payoutRows(drop, dictionaries, days.firstDay), orders, posts, settings.allocation),
      roster: {
        rows: drop.influencers.rows,
        codes: { influencer: recode(drop.influencers.id, dictionaries.influencer) },
        values: {
          influencers: new Float64Array(drop.influencers.rows).fill(1),
          followers: drop.influencers.follower_count,
        },
      },
    },
  };
}

function dictionariesOf(
  { influencers, posts, tracking, payouts }: Drop,
  known: Readonly<Record<AttributeId, TextColumn>>,
): Dictionaries {
  return {
    influencer: dictionaryOf(influencers.id),
    platform: dictionaryOf(influencers.platform, posts.platform),
    category: dictionaryOf(known.category),
    gender: dictionaryOf(known.gender),
    tier: dictionaryOf(known.tier),
    persona: dictionaryOf(known.persona),
    age_group: dictionaryOf(known.age_group),
    city: dictionaryOf(known.city),
    buyer_city: dictionaryOf(tracking.city),
    campaign: dictionaryOf(tracking.campaign, posts.campaign, payouts.campaign),
    product: dictionaryOf(tracking.product),
    product_category: dictionaryOf(tracking.product_category),
    brand: dictionaryOf(tracking.brand, posts.brand),
    source: dictionaryOf(tracking.source),
    basis: dictionaryOf(payouts.basis),
  };
}

function dayRange(columns: readonly (Int32Array | null)[]): { firstDay: number; days: number } {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const column of columns) {
    for (const day of column ?? []) {
      if (day === NO_DAY) continue;
      if (day < first) first = day;
      if (day > last) last = day;
    }
  }
  return Number.isFinite(first) ? { firstDay: first, days: last - first + 1 } : { firstDay: 0, days: 0 };
}

function dayCodes(column: Int32Array, firstDay: number): Int32Array {
  return column.map((day) => (day === NO_DAY ? NONE : day - firstDay));
}

/** The codes of those columns that the file has. */
function codesOf(
  columns: Readonly<Partial<Record<DictionaryId, TextColumn | null>>>,
  dictionaries: Dictionaries,
): Codes {
  const codes: Partial<Record<DictionaryId, Int32Array>> = {};
  for (const [id, column] of Object.entries(columns) as [DictionaryId, TextColumn | null][]) {
    if (column !== null) codes[id] = recode(column, dictionaries[id]);
  }
  return codes;
}

function trackingFacts({ tracking }: Drop, dictionaries: Dictionaries, firstDay: number) {
  const codes: Codes = {
    day: dayCodes(tracking.date, firstDay),
    ...codesOf(
      {
        campaign: tracking.campaign,
        product: tracking.product,
        product_category: tracking.product_category,
        brand: tracking.brand,
        buyer_city: tracking.city,
        source: tracking.source,
      },
      dictionaries,
    ),
  };
  const values = { revenue: tracking.revenue, orders: tracking.orders, rows: tracking.folded };
  const influencer = tracking.influencer_id
    ? recode(tracking.influencer_id, dictionaries.influencer)
    : new Int32Array(tracking.rows).fill(NONE);
  const rows = tracking.rows;
  return {
    attributed: where({ rows, codes: { ...codes, influencer }, values }, (row) => influencer[row] !== NONE),
    organic: where({ rows, codes, values }, (row) => influencer[row] === NONE),
  };
}

function postFacts({ posts }: Drop, dictionaries: Dictionaries, firstDay: number) {
  return {
    rows: posts.rows,
    codes: {
      day: dayCodes(posts.date, firstDay),
      ...codesOf(
        {
          influencer: posts.influencer_id,
          platform: posts.platform,
          campaign: posts.campaign,
          brand: posts.brand,
        },
        dictionaries,
      ),
    },
    values: {
      posts: new Float64Array(posts.rows).fill(1),
      reach: posts.reach,
      likes: posts.likes,
      comments: posts.comments,
      ...(posts.clicks && { clicks: posts.clicks.map((clicks) => (Number.isNaN(clicks) ? 0 : clicks)) }),
    },
  };
}

function payoutRows({ payouts }: Drop, dictionaries: Dictionaries, firstDay: number) {
  return {
    rows: payouts.rows,
    codes: {
      ...codesOf(
        { influencer: payouts.influencer_id, basis: payouts.basis, campaign: payouts.campaign },
        dictionaries,
      ),
      ...(payouts.payout_date && { day: dayCodes(payouts.payout_date, firstDay) }),
    },
    values: { spend: payouts.total_payout },
    bases: dictionaries.basis.values,
  };
}

function rosterFacts(
  { influencers }: Drop,
  known: Readonly<Record<AttributeId, TextColumn>>,
  dictionaries: Dictionaries,
): Pick<Facts, 'names' | 'attributes'> {
  const place = recode(influencers.id, dictionaries.influencer);
  const names = new Array<string>(influencers.rows).fill('');
  place.forEach((code, row) => {
    names[code] = influencers.name.values[influencers.name.codes[row] ?? NONE] ?? '';
  });
  const attributes = Object.fromEntries(
    attributeIds.map((id) => {
      const byCode = new Int32Array(influencers.rows).fill(NONE);
      recode(known[id], dictionaries[id]).forEach((code, row) => {
        byCode[place[row] ?? 0] = code;
      });
      return [id, byCode];
    }),
  ) as Record<AttributeId, Int32Array>;
  return { names, attributes };
}

/** The rows of a table that pass. */
function where(table: FactTable, passes: (row: number) => boolean): FactTable {
  const rows = Uint32Array.from({ length: table.rows }, (_, row) => row).filter(passes);
  return {
    rows: rows.length,
    codes: mapValues(table.codes, (column) => Int32Array.from(rows, (row) => column?.[row] ?? NONE)),
    values: mapValues(table.values, (column) => Float64Array.from(rows, (row) => column[row] ?? 0)),
  };
}

function mapValues<K extends string, A, B>(
  record: Readonly<Partial<Record<K, A>>>,
  map: (value: A, key: K) => B,
): Record<K, B> {
  return Object.fromEntries(
    (Object.entries(record) as [K, A][]).map(([key, value]) => [key, map(value, key)]),
  ) as Record<K, B>;
}
