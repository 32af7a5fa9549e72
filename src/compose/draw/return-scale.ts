/** The scale on which returns over time are drawn, and its labels. */
import { evenTicks } from './ticks.ts';

export interface ReturnScale {
  readonly type: 'log' | 'symlog' | 'linear';
  /** ROAS, ascending. */
  readonly ticks: readonly number[];
}

/**
 * For the ROAS in `values` beside break-even, `line`; labels fall on steps of `step`.
 *
 * By tenfolds, where no value is 0. Where one is, and others are many times break-even: evenly up to break-even
 * and by tenfolds beyond, so that a few days with next to no spend don't press all others flat.
 */
export function returnScale(values: readonly number[], line: number, step: number): ReturnScale {
  const most = Math.max(...values);
  if (values.every((value) => value > 0)) return { type: 'log', ticks: logTicks([line, ...values], step) };
  if (Math.min(...values) >= 0 && most > 20 * line)
    return { type: 'symlog', ticks: [0, ...tenfolds(most, step)] };
  return { type: 'linear', ticks: evenTicks(Math.max(1, most), 5) };
}

/** A step and its tenfolds, as far as the course goes. */
function tenfolds(most: number, step: number): number[] {
  const ticks: number[] = [];
  for (let tick = step; tick <= most; tick *= 10) ticks.push(tick);
  return ticks;
}

/** 1, 2, 5 and their tenfolds of a step, as far as the course goes. */
function logTicks(values: readonly number[], step: number): number[] {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return [0.001, 0.01, 0.1, 1, 10, 100, 1000]
    .flatMap((power) => [power, 2 * power, 5 * power])
    .map((times) => times * step)
    .filter((tick) => tick >= least && tick <= most);
}
