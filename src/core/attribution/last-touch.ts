import type { AttributionModel } from './model.ts';

/** All to who closed the sale: the rows as they stand, but for users who met several on one day. */
export const lastTouch: AttributionModel = {
  label: 'Last touch',
  rule: 'the whole order to the touches of its own day',
  weights: ({ days }) => days.map((_, at) => (at === days.length - 1 ? 1 : 0)),
};
