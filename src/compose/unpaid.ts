/** Why there is no return on spend: nothing was paid, or it is not told, or not recorded, along what is asked. */
import { total } from '../core/measure/measure.ts';
import type { Context } from './context.ts';

/** Whether nothing was paid to whom is selected. */
export function isUnpaid({ cube, where }: Context): boolean {
  return cube.withheld === null && total(cube, ['spend'], where).sums.spend === 0;
}

/** Why no influencer has a ROAS, without a full stop. */
export function whyNoRoas(context: Context): string {
  return isUnpaid(context) ? 'No influencer was paid' : 'ROAS is not defined by influencer';
}
