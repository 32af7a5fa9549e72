import type { AttributionModel } from './model.ts';

const FIRST = 0.4;
const BETWEEN = 0.2;
const LAST = 0.4;

/** Most to who brought the user and who closed the sale. */
export const position: AttributionModel = {
  label: 'Position 40/20/40',
  rule: '40 % to the first day’s touches, 40 % to those of the order’s day, 20 % to those between; half and half where there are none between',
  weights: ({ days, touches }) => {
    const last = days.length - 1;
    if (last === 0) return [1];
    const between = touches.slice(1, last).reduce((sum, count) => sum + count, 0);
    return touches.map((count, at) => {
      if (at === 0) return FIRST / count;
      return at === last ? LAST / count : BETWEEN / between;
    });
  },
};
