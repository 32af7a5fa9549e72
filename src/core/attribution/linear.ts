import type { AttributionModel } from './model.ts';

/** Alike to all who were met. */
export const linear: AttributionModel = {
  label: 'Linear',
  rule: 'each touch alike',
  weights: ({ days }) => days.map(() => 1),
};
