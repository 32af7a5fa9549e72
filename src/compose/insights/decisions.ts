/** What each decision is called, and in which order decisions are read. */
import type { QuadrantId } from '../../core/measure/segments/quadrants.ts';

export const decisionOrder: readonly QuadrantId[] = ['invest', 'keep', 'renegotiate', 'stop'];

export const decisionNames: Readonly<Record<QuadrantId, string>> = {
  invest: 'Invest more',
  keep: 'Keep',
  renegotiate: 'Renegotiate',
  stop: 'Stop',
};
