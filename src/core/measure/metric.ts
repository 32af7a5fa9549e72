/**
 * A metric is derived from summed measures, last: it is computed again at every grain and never
 * averaged. `null` means not defined, and is not 0.
 */
import type { MeasureId, Sums, Unit } from './measures.ts';

/** Parts of the performance score, and what each weighs; not all 0. */
export interface ScoreWeights {
  readonly roas: number;
  readonly engagement: number;
  readonly conversion: number;
  readonly revenue: number;
}

export const defaultScore: ScoreWeights = { roas: 0.25, engagement: 0.25, conversion: 0.25, revenue: 0.25 };

/** What a report sets and a formula may use. */
export interface Terms {
  /** Gross margin, 0–1; `null` when the report sets none. */
  readonly margin: number | null;
  readonly score: ScoreWeights;
}

type Needs<N extends MeasureId> = Pick<Sums, N>;

export interface MetricSpec<N extends MeasureId = MeasureId> {
  /** As shown above a figure. */
  readonly label: string;
  /**
   * Measures in braces: the formula in words and the one with the numbers put in are made from it.
   * `{whole revenue}` is the measure over everything that is selected.
   */
  readonly formula: string;
  /** The formula when the report sets a gross margin, where that changes it. */
  readonly formulaWithMargin?: string;
  readonly unit: Unit;
  readonly better: 'higher' | 'lower' | 'neither';
  readonly needs: readonly N[];
  /** When the figure is not defined, in words. */
  readonly nullWhen: string;
  /** Where the definition comes from. */
  readonly source: string;
  /** A share of the whole: what it is depends on all that is selected, not on the group alone. */
  readonly ofWhole?: true;
  /** `whole` are the same measures over everything that is selected. */
  value(sums: Needs<N>, terms: Terms, whole: Needs<N>): number | null;
}

/** Any metric, its particular needs forgotten. */
export interface Metric extends Omit<MetricSpec, 'value'> {
  value(sums: Sums, terms: Terms, whole: Sums): number | null;
}

/** Checks that a metric's formula uses only what it says it needs. */
export function defineMetric<const N extends MeasureId>(spec: MetricSpec<N>): MetricSpec<N> {
  return spec;
}

/** a ÷ b; `null` when either is not recorded or nothing is divided by. */
export function ratio(a: number | null, b: number | null): number | null {
  if (a === null || b === null || b === 0) return null;
  return a / b;
}

/** a + b; `null` when either is not recorded. */
export function plus(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a + b;
}
