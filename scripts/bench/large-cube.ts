/** A cube of 250,000 cells: orders, posts and payouts of 5,000 influencers over a year, spread evenly, spend allocated. */
import { attributeIds, type DictionaryId, type Facts, type FactTable } from '../../src/core/facts.ts';
import { gather } from '../../src/core/gather.ts';
import { type Cube, gatherCube } from '../../src/core/measure/cube.ts';
import { defaultScore } from '../../src/core/measure/metric.ts';
import { allocateSpend } from '../../src/core/model/allocate-spend.ts';

const INFLUENCERS = 5000;
const ORDERS = 117_000;
const POSTS = 22_000;
const bases = ['order', 'post'];

const sizes: Readonly<Record<DictionaryId, number>> = {
  influencer: INFLUENCERS,
  platform: 6,
  category: 9,
  gender: 2,
  tier: 5,
  persona: 18,
  age_group: 4,
  city: 20,
  buyer_city: 0,
  campaign: 60,
  product: 80,
  product_category: 0,
  brand: 0,
  source: 8,
  basis: 0,
  post: 0,
};
const DAYS = 365;

export function largeCube(): Cube {
  const below = randomNumbers();
  const column = (rows: number, size: number) => Int32Array.from({ length: rows }, () => below(size));
  const table = (
    rows: number,
    ids: readonly (DictionaryId | 'day')[],
    fields: readonly string[],
  ): FactTable => ({
    rows,
    codes: Object.fromEntries(ids.map((id) => [id, column(rows, id === 'day' ? DAYS : sizes[id])])),
    values: Object.fromEntries(
      fields.map((field) => [field, Float64Array.from({ length: rows }, () => below(10_000))]),
    ),
  });
  const empty: FactTable = { rows: 0, codes: {}, values: {} };
  const named = Object.entries(sizes).map(([id, size]) => [
    id,
    Array.from({ length: size }, (_, at) => `${id} ${at}`),
  ]);
  const dictionaries: Facts['dictionaries'] = { ...Object.fromEntries(named), basis: bases };
  const orders = gather(
    table(ORDERS, ['day', 'influencer', 'campaign', 'product', 'source'], ['revenue', 'orders', 'rows']),
  );
  const posts = gather(
    table(POSTS, ['day', 'influencer', 'campaign', 'platform'], ['posts', 'reach', 'likes', 'comments']),
  );
  // One each: by order for the most, as every post of an influencer would be crossed with every order.
  const payouts = gather({
    rows: INFLUENCERS,
    codes: {
      influencer: Int32Array.from({ length: INFLUENCERS }, (_, at) => at),
      basis: Int32Array.from({ length: INFLUENCERS }, (_, at) => (at % 10 === 0 ? 1 : 0)),
    },
    values: {
      payouts: new Float64Array(INFLUENCERS).fill(1),
      spend: Float64Array.from({ length: INFLUENCERS }, () => 10_000 + below(100_000)),
    },
  });
  const facts: Facts = {
    firstDay: 20_000,
    days: DAYS,
    dictionaries,
    names: dictionaries.influencer,
    attributes: Object.fromEntries(
      attributeIds.map((id) => [id, column(INFLUENCERS, sizes[id])]),
    ) as Facts['attributes'],
    allocation: 'by-basis',
    users: { total: 0, repeat: 0, by: { influencer: null, campaign: null, product: null, source: null } },
    withheld: null,
    tables: {
      orders,
      organic: empty,
      posts,
      payouts,
      spend: allocateSpend({ payouts, orders, posts }, bases, 'by-basis'),
      roster: {
        rows: INFLUENCERS,
        codes: { influencer: Int32Array.from({ length: INFLUENCERS }, (_, at) => at) },
        values: {
          influencers: new Float64Array(INFLUENCERS).fill(1),
          followers: new Float64Array(INFLUENCERS).fill(1000),
        },
      },
    },
  };
  return gatherCube(facts, { margin: null, score: defaultScore });
}

/** The same numbers in every run (Numerical Recipes' linear congruence). */
function randomNumbers(): (size: number) => number {
  let state = 1;
  return (size) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * size);
  };
}
