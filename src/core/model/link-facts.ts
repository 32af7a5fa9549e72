/**
 * Stage 2: tables → linked facts. Codes every table by shared dictionaries, parts attributed from
 * organic rows, and allocates spend. Ids that lead nowhere were refused by the reader.
 */
import { type Drop, NO_DAY, type TextColumn } from '../drop.ts';
import { type AttributeId, attributeIds, type DictionaryId, type Facts, NONE } from '../facts.ts';
import { gather } from '../gather.ts';
import type { AllocationId } from '../payout/allocation.ts';
import { allocateSpend } from './allocate-spend.ts';
import { type Dictionary, dictionaryOf, recode } from './dictionary.ts';
import { influencerAttributes } from './influencer-attributes.ts';
import { payoutFacts, postFacts, rosterFacts, trackingFacts } from './table-facts.ts';
import type { TierCuts } from './tier.ts';
import { userCounts } from './user-counts.ts';

export interface ModelSettings {
  readonly allocation: AllocationId;
  readonly tiers: TierCuts;
}

type Dictionaries = Readonly<Record<DictionaryId, Dictionary>>;

export function linkFacts(drop: Drop, { allocation, tiers }: ModelSettings): Facts {
  const known = influencerAttributes(drop.influencers, tiers);
  const dictionaries = dictionariesOf(drop, known);
  const days = dayRange([drop.tracking.date, drop.posts.date, drop.payouts.payout_date]);
  const coding = { dictionaries, firstDay: days.firstDay };
  const { attributed, organic } = trackingFacts(drop, coding);
  const orders = gather(attributed);
  const posts = gather(postFacts(drop, coding));
  const payouts = gather(payoutFacts(drop, coding));
  return {
    ...days,
    dictionaries: Object.fromEntries(
      Object.entries(dictionaries).map(([id, { values }]) => [id, values]),
    ) as unknown as Facts['dictionaries'],
    ...describeInfluencers(drop, known, dictionaries),
    allocation,
    users: userCounts(drop, dictionaries),
    withheld: null,
    tables: {
      orders,
      organic: gather(organic),
      posts,
      payouts,
      spend: allocateSpend({ payouts, orders, posts }, dictionaries.basis.values, allocation),
      roster: gather(rosterFacts(drop, coding)),
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
    // Post ids are of use where orders name them; elsewhere they would only be long.
    post: dictionaryOf(tracking.post_id && posts.post_id, posts.post_id && tracking.post_id),
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

/** Names and attributes, one an influencer code. */
function describeInfluencers(
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
