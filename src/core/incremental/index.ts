/**
 * The rungs, from the weakest claim to the strongest: pages and JSON read this list, and a more
 * rigorous estimator is one file and one line here.
 */
import { assumedShare } from './assumed-share.ts';
import { attributed } from './attributed.ts';
import { organicDays } from './organic-days.ts';
import { prePeriod } from './pre-period.ts';
import type { Estimate, Evidence, Rung } from './rung.ts';
import { suppliedBaseline } from './supplied-baseline.ts';
import { testControl } from './test-control.ts';

export const rungs = {
  attributed,
  assumed_share: assumedShare,
  organic_days: organicDays,
  supplied_baseline: suppliedBaseline,
  pre_period: prePeriod,
  test_control: testControl,
} as const satisfies Record<string, Rung>;

export type RungId = keyof typeof rungs;

export interface RungEstimate {
  readonly id: RungId;
  readonly rung: Rung;
  readonly estimate: Estimate;
}

/** Every rung under the selection, in their order; those that the drop cannot carry say what they need. */
export function estimateAll(evidence: Evidence): RungEstimate[] {
  return (Object.keys(rungs) as RungId[]).map((id) => ({
    id,
    rung: rungs[id],
    estimate: rungs[id].estimate(evidence),
  }));
}
