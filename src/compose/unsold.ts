/** Where no revenue stands: none was tracked, or it is not recorded along what is selected, and nothing is known of it. */
import { total } from '../core/measure/measure.ts';
import type { Context } from './context.ts';

export function isRevenueKnown({ cube, where }: Context): boolean {
  return total(cube, ['revenue'], where).sums.revenue !== null;
}

/** `words` say that there is none; other words where nothing is known of it. Without a full stop. */
export function noRevenue(context: Context, words: string): string {
  return isRevenueKnown(context) ? words : 'Attributed revenue is not recorded along what is selected';
}
