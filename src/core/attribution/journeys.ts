/** What each user met, day by day, along one channel: influencers, or campaigns. */
import type { Touches } from '../drop.ts';
import type { Amount } from '../money.ts';

export interface JourneyDay {
  readonly day: number;
  /** Places in the journey's channels of those met on the day, each once. */
  readonly met: readonly number[];
  /** Of the user's orders of the day, whichever channel their rows name. */
  readonly revenue: Amount;
}

export interface Journey {
  /** Codes of all channels that were met, ascending. */
  readonly channels: readonly number[];
  /** Ascending. */
  readonly days: readonly JourneyDay[];
}

/** One journey a user; `channel` is the code of each touch. */
export function* journeysOf({ starts, day, revenue }: Touches, channel: Int32Array): Generator<Journey> {
  for (let user = 0; user + 1 < starts.length; user++) {
    const [first = 0, end = 0] = [starts[user], starts[user + 1]];
    const channels = [...new Set(channel.subarray(first, end))].sort((a, b) => a - b);
    const place = new Map(channels.map((code, at) => [code, at]));
    const days: { day: number; met: Set<number>; revenue: Amount }[] = [];
    for (let at = first; at < end; at++) {
      const date = day[at] ?? 0;
      let today = days.at(-1);
      if (today?.day !== date) {
        today = { day: date, met: new Set(), revenue: 0 };
        days.push(today);
      }
      today.met.add(place.get(channel[at] ?? 0) ?? 0);
      today.revenue += revenue[at] ?? 0;
    }
    yield { channels, days: days.map((found) => ({ ...found, met: [...found.met] })) };
  }
}
