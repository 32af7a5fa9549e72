/**
 * How much of the revenue influencers caused: one rung for each baseline, from "all of it" to an
 * experiment. Every rung is (campaign revenue − baseline revenue) ÷ spend and is never clamped: below
 * 0 it says that less was sold than the baseline expected.
 */
import type { Cube } from '../measure/cube.ts';
import type { Unit } from '../measure/measures.ts';
import { ratio } from '../measure/metric.ts';
import type { Selection } from '../measure/selection.ts';
import type { Amount } from '../money.ts';
import type { BaselineRevenue } from './baseline-revenue.ts';
import type { GroupTotals } from './group-totals.ts';
import type { OrganicShare } from './organic-share.ts';

/** All that a rung may rest on. */
export interface Evidence {
  readonly cube: Cube;
  readonly where: Selection;
  readonly organicShare: OrganicShare;
  /** From baseline.csv; `null` = none was supplied. */
  readonly baseline: BaselineRevenue | null;
  /** `null` = tracking data has no column `group`. */
  readonly groups: GroupTotals | null;
}

/** Money in ten-thousandths. */
export interface Effect {
  /** What was sold, in the rows that the baseline speaks of. */
  readonly campaignRevenue: Amount;
  /** What would have been sold without influencers, rounded to a whole ten-thousandth. */
  readonly baselineRevenue: Amount;
  /** Their difference. */
  readonly incrementalRevenue: Amount;
  /** Incremental revenue ÷ spend; `null` where there is no spend, or none recorded along the selection. */
  readonly iroas: number | null;
}

/** A number that explains the estimate. */
export interface Detail {
  readonly label: string;
  readonly value: number;
  readonly unit: Unit;
}

export interface Known {
  readonly defined: true;
  /** `null` where a band is all that is known. */
  readonly point: Effect | null;
  /** Both ends of the band, low ≤ high; both equal `point` where no band is known. */
  readonly low: Effect;
  readonly high: Effect;
  /** What the estimate rests on, and how many of them. */
  readonly sample: { readonly n: number; readonly of: string };
  readonly details: readonly Detail[];
  /** Where the estimate is a sum of parts, such as campaigns. */
  readonly parts: readonly { readonly name: string; readonly effect: Effect }[];
}

/** "needs X", "has Y": the drop, or the selection, cannot carry the method. */
export interface Lacking {
  readonly defined: false;
  readonly needs: string;
  readonly has: string;
}

export type Estimate = Known | Lacking;

export interface Rung {
  readonly label: string;
  /** Name of the baseline, for "incremental ROAS against …". */
  readonly baseline: string;
  /** The formula in words. */
  readonly formula: string;
  readonly assumes: string;
  readonly needs: string;
  estimate(evidence: Evidence): Estimate;
}

export function effectOf(campaignRevenue: Amount, baseline: number, spend: Amount | null): Effect {
  const baselineRevenue = Math.round(baseline);
  const incrementalRevenue = campaignRevenue - baselineRevenue;
  return { campaignRevenue, baselineRevenue, incrementalRevenue, iroas: ratio(incrementalRevenue, spend) };
}

/** An estimate of one value, its band unknown. */
export function certain(point: Effect, rest: Pick<Known, 'sample' | 'details'>): Known {
  return { defined: true, point, low: point, high: point, parts: [], ...rest };
}

export function lacking(needs: string, has: string): Lacking {
  return { defined: false, needs: `needs ${needs}`, has: `has ${has}` };
}
