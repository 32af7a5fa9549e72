/** What an order brings, drawn for a row and expected over many. Amounts in paise (₹ 0.01). */
import type { Campaign } from './campaigns.ts';
import { type Brand, brands, catalogue, type Product } from './catalogue.ts';
import { cumulate } from './odds.ts';
import { type PlatformName, platforms, sourceDiscounts } from './platforms.ts';

/** Orders on one row: mostly one; some buy again on the same day. */
export const ordersPerRow = cumulate([95, 4, 1]);
export const MEAN_ORDERS_PER_ROW = (95 * 1 + 4 * 2 + 1 * 3) / 100;

/** Organic buyers know no code but find a sale now and then. */
export const ORGANIC_DISCOUNT = 0.03;

/** List price of today: a campaign's own prices hold for its orders from the day of the change. */
export function priceFactor(campaign: Campaign | null, day: number): number {
  const change = campaign?.priceChange;
  return change && day >= change.day ? change.price : 1;
}

export function revenueOf(product: Product, orders: number, factor: number, discount: number): number {
  return orders * Math.round(product.price * 100 * factor * (1 - discount));
}

const meanPrices: ReadonlyMap<Brand, number> = new Map(
  brands.map((brand) => {
    const weight = catalogue[brand].reduce((sum, product) => sum + product.weight, 0);
    return [
      brand,
      catalogue[brand].reduce((sum, product) => sum + product.price * 100 * product.weight, 0) / weight,
    ];
  }),
);

/** Expected revenue of one attributed row at list price. */
export function meanRevenue(brand: Brand, platform: PlatformName): number {
  const { sources } = platforms[platform];
  const total = sources.reduce((sum, weight) => sum + weight, 0);
  const discount =
    sources.reduce((sum, weight, index) => sum + weight * (sourceDiscounts[index] ?? 0), 0) / total;
  return MEAN_ORDERS_PER_ROW * (meanPrices.get(brand) ?? 0) * (1 - discount);
}
