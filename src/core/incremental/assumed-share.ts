import { total } from '../measure/measure.ts';
import type { Amount } from '../money.ts';
import { type Effect, effectOf, lacking, type Rung } from './rung.ts';
import { selectedNames } from './selected.ts';

/** A share that somebody assumes; the break-even share says how wrong that may be before money is lost. */
export const assumedShare: Rung = {
  label: 'Assumed organic share',
  baseline: 'an assumed share of attributed revenue',
  formula: '(attributed revenue − organic share × attributed revenue) ÷ spend',
  assumes: 'that the organic share set in the report is right, for every influencer alike',
  needs: 'tracking rows that name an influencer',
  estimate: ({ cube, where, organicShare }) => {
    const { revenue, orders, spend } = total(cube, ['revenue', 'orders', 'spend'], where).sums;
    if (revenue === null) return lacking('revenue along what is selected', `none by ${selectedNames(where)}`);
    const at = (share: number): Effect => effectOf(revenue, revenue * share, spend);
    const ends = [at(organicShare.high), at(organicShare.low)] as const;
    // Where refunds outweigh sales, the higher share leaves more.
    const [low, high] = revenue < 0 ? [ends[1], ends[0]] : ends;
    const breakEven = breakEvenOrganicShare(revenue, spend, cube.terms.margin);
    return {
      defined: true,
      point: organicShare.low === organicShare.high ? low : null,
      low,
      high,
      sample: { n: orders ?? 0, of: 'attributed orders' },
      details: [
        { label: 'Organic share assumed, from', value: organicShare.low, unit: 'rate' },
        { label: 'Organic share assumed, to', value: organicShare.high, unit: 'rate' },
        ...(breakEven === null
          ? []
          : [{ label: 'Break-even organic share', value: breakEven, unit: 'rate' } as const]),
      ],
      parts: [],
    };
  },
};

/**
 * The organic share above which spend is not earned back: 1 − 1 ÷ (margin × ROAS); below 0 when it
 * isn't even if nothing is organic. `null` without revenue or without spend. No margin counts as 1.
 */
function breakEvenOrganicShare(revenue: Amount, spend: Amount | null, margin: number | null): number | null {
  if (spend === null || spend <= 0 || revenue <= 0) return null;
  return 1 - spend / ((margin ?? 1) * revenue);
}
