import type { Claim } from '../view.ts';

/** A claim, how much weight it bears, and where a reader can check it. */
export interface Finding extends Claim {
  readonly strength: Strength;
  /** Page and anchor below the report, such as campaigns/#roas-by-campaign. */
  readonly evidence: string;
}

export interface Section {
  readonly id: string;
  readonly title: string;
  /** How what is recommended was decided; '' for plain findings. */
  readonly rule: string;
  readonly findings: readonly Finding[];
}

/** By how many orders, or influencers, a finding rests on: chance moves a count n by about √n. */
export type Strength = 'strong' | 'fair' | 'weak';

/** From this many on chance moves a count by less than a tenth, and by less than about a quarter. */
const STRONG = 100;
const FAIR = 20;

export function strengthOf(n: number): Strength {
  if (n >= STRONG) return 'strong';
  return n >= FAIR ? 'fair' : 'weak';
}

/** A claim as a finding: a sentence with its full stop, and how much it bears. */
export function finding(claim: Claim, evidence: string): Finding {
  const text = /[.!?]$/.test(claim.text) ? claim.text : `${claim.text}.`;
  return { ...claim, text, evidence, strength: claim.assumed ? 'weak' : strengthOf(claim.n) };
}

/** Said once, wherever strengths are shown. */
export const strengthRule = `Strength by what a finding rests on: strong from ${STRONG} orders (or reach, or influencers) on, fair from ${FAIR}, weak below, and where it rests on an assumption.`;
