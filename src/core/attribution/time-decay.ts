import type { AttributionModel } from './model.ts';

/** Days after which a touch counts half. */
const HALF_LIFE = 7;

/** The nearer to the order, the more. */
export const timeDecay: AttributionModel = {
  label: 'Time decay',
  rule: `each touch by its nearness to the order, half as much for every ${HALF_LIFE} days`,
  weights: ({ days }) => {
    const order = days.at(-1) ?? 0;
    return days.map((day) => 2 ** ((day - order) / HALF_LIFE));
  },
};
