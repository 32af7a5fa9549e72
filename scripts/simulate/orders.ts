/** Draws the rows of tracking_data.csv, day by day, and keeps only their sums. */

import { makeBuyers } from './buyers.ts';
import { isoDay } from './calendar.ts';
import { brands, catalogue } from './catalogue.ts';
import { chance } from './chance.ts';
import type { DayDemand } from './demand.ts';
import type { Ledger } from './ledger.ts';
import { cumulate, draw } from './odds.ts';
import { platforms, sourceDiscounts, sourceNames } from './platforms.ts';
import { ORGANIC_DISCOUNT, ordersPerRow, priceFactor, revenueOf } from './prices.ts';

export const trackingColumns = [
  'source',
  'campaign',
  'influencer_id',
  'user_id',
  'product',
  'date',
  'orders',
  'revenue',
  'brand',
  'product_category',
  'city',
];

/** Source and campaign of rows without an influencer: a blank campaign would look like a gap. */
const ORGANIC = 'Organic';

const BATCH = 4096;

const productSums = brands.map((brand) => cumulate(catalogue[brand].map(({ weight }) => weight)));

/**
 * Exactly `count` rows, oldest first, in batches. Independent Poisson counts given their sum are
 * multinomial, so the days and then the posts are drawn by their share of the demand.
 */
export function* trackingRows(
  count: number,
  demand: (day: number) => DayDemand,
  { first, last }: { readonly first: number; readonly last: number },
  seed: number,
  ledger: Ledger,
): Generator<string[][]> {
  const luck = chance(seed, 'orders');
  const buyers = makeBuyers(seed, luck);
  const sourceSums = new Map(
    Object.entries(platforms).map(([name, { sources }]) => [name, cumulate(sources)]),
  );
  let batch: string[][] = [];

  for (const [offset, rows] of rowsPerDay(count, demand, first, last, luck.next).entries()) {
    const day = first + offset;
    const date = isoDay(day);
    const { posts, attributed, organic } = demand(day);
    const sums = cumulate([...attributed, ...organic]);
    buyers.openDay();
    for (let row = 0; row < rows; row += 1) {
      const cell = draw(sums, luck.next());
      const post = posts[cell] ?? null;
      const brandIndex = post ? brands.indexOf(post.brand) : cell - posts.length;
      const brand = brands[brandIndex];
      const products = productSums[brandIndex];
      if (!brand || !products) throw new Error('a row needs a brand');
      const product = catalogue[brand][draw(products, luck.next())];
      if (!product) throw new Error('a row needs a product');
      const source = post ? draw(sourceSums.get(post.platform) ?? cumulate([1]), luck.next()) : -1;
      const orders = 1 + draw(ordersPerRow, luck.next());
      const discount = sourceDiscounts[source] ?? ORGANIC_DISCOUNT;
      const revenue = revenueOf(product, orders, priceFactor(post?.campaign ?? null, day), discount);
      const { id, city } = buyers.next();
      ledger.record(post?.influencer ?? null, day, orders, revenue);
      batch.push([
        sourceNames[source] ?? ORGANIC,
        post?.campaign.name ?? ORGANIC,
        post ? String(post.influencer.id) : '',
        id,
        product.name,
        date,
        String(orders),
        rupees(revenue),
        brand,
        product.category,
        city,
      ]);
      if (batch.length === BATCH) {
        yield batch;
        batch = [];
      }
    }
  }
  if (batch.length > 0) yield batch;
}

function rowsPerDay(
  count: number,
  demand: (day: number) => DayDemand,
  first: number,
  last: number,
  next: () => number,
): Uint32Array {
  const weights = Float64Array.from({ length: last - first + 1 }, (_, offset) => {
    const { attributed, organic } = demand(first + offset);
    return attributed.reduce(
      (sum, weight) => sum + weight,
      organic.reduce((sum, weight) => sum + weight, 0),
    );
  });
  const sums = cumulate(weights);
  const rows = new Uint32Array(weights.length);
  for (let row = 0; row < count; row += 1) {
    const day = draw(sums, next());
    rows[day] = (rows[day] ?? 0) + 1;
  }
  return rows;
}

/** Paise as rupees with two decimals. */
export function rupees(paise: number): string {
  const text = String(paise).padStart(3, '0');
  return `${text.slice(0, -2)}.${text.slice(-2)}`;
}
