import type { MetricRow } from '../core/measure/measure.ts';

/** Fewer attributed orders than this make a ratio of chance: nobody is called best or worst on them. */
export const LEAST_ORDERS = 5;

/** Needs `orders` among the figures asked. */
export function hasEnoughOrders({ sums }: Pick<MetricRow, 'sums'>): boolean {
  return (sums.orders ?? 0) >= LEAST_ORDERS;
}
