import type { AttributionModel } from './model.ts';

/** All to who brought the user. */
export const firstTouch: AttributionModel = {
  label: 'First touch',
  rule: 'the whole order to the first day’s touches',
  weights: ({ days }) => days.map((_, at) => (at === 0 ? 1 : 0)),
};
