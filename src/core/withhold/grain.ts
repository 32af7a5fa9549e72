/** Days on the first day of their week or month. */
import { startOfStep } from '../calendar.ts';
import { type Grain, NONE } from '../facts.ts';

/** From the finest to none at all. */
export const grains: readonly Grain[] = ['day', 'week', 'month', 'none'];

/** Codes count from `firstDay`, before which no day is put. */
export function inGrain(days: Int32Array, firstDay: number, grain: Grain): Int32Array {
  if (grain === 'day') return days;
  return days.map((code) => {
    if (code === NONE || grain === 'none') return NONE;
    return Math.max(0, startOfStep(firstDay + code, grain) - firstDay);
  });
}
