/** What each user met, day by day, along one channel: influencers, or campaigns. */
import type { Touches } from '../drop.ts';
import type { Amount } from '../money.ts';

export interface JourneyDay {
  readonly day: number;
  /** Codes of the channels met on the day, each once, ascending. */
  readonly met: readonly number[];
  /** Of the user's orders of the day, whichever channel their rows name. */
  readonly revenue: Amount;
}

/** Days ascending. */
export type Journey = readonly JourneyDay[];

/** One journey a user; `channel` is the code of each touch. */
export function* journeysOf({ starts, day, revenue }: Touches, channel: Int32Array): Generator<Journey> {
  for (let user = 0; user + 1 < starts.length; user++) {
    const days: { day: number; met: Set<number>; revenue: Amount }[] = [];
    for (let at = starts[user] ?? 0; at < (starts[user + 1] ?? 0); at++) {
      const date = day[at] ?? 0;
      let today = days.at(-1);
      if (today?.day !== date) {
        today = { day: date, met: new Set(), revenue: 0 };
        days.push(today);
      }
      today.met.add(channel[at] ?? 0);
      today.revenue += revenue[at] ?? 0;
    }
    yield days.map((found) => ({ ...found, met: [...found.met].sort((a, b) => a - b) }));
  }
}
