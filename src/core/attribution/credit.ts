import { type Amount, split } from '../money.ts';
import type { Journey, JourneyDay } from './journeys.ts';
import type { AttributionModel } from './model.ts';

/** What a model has credited so far, by channel code. */
export interface Credited {
  readonly model: AttributionModel;
  readonly sums: Float64Array;
}

/**
 * Adds what each model gives each channel for the journey's orders: exact amounts that sum to its
 * revenue. What a day sold is shared out as a whole, by the summed weights of each channel, so that
 * neither the order of rows nor their number matters.
 */
export function credit({ channels, days }: Journey, models: readonly Credited[]): void {
  for (const [at, { revenue }] of days.entries()) {
    if (revenue === 0) continue;
    const before = days.slice(0, at + 1);
    const path = { days: before.map(({ day }) => day), touches: before.map(({ met }) => met.length) };
    for (const { model, sums } of models) share(revenue, channels, before, model.weights(path), sums);
  }
}

function share(
  revenue: Amount,
  channels: readonly number[],
  before: readonly JourneyDay[],
  weights: readonly number[],
  sums: Float64Array,
): void {
  const byPlace = new Float64Array(channels.length);
  for (let at = 0; at < before.length; at++) {
    for (const place of before[at]?.met ?? []) byPlace[place] = (byPlace[place] ?? 0) + (weights[at] ?? 0);
  }
  // The last unit of a split goes by the order of channels, never by that of rows.
  const given = channels.filter((_, place) => (byPlace[place] ?? 0) > 0);
  const parts =
    given.length === 1
      ? [revenue]
      : split(
          revenue,
          byPlace.filter((weight) => weight > 0),
        );
  if (parts === null) throw new Error('a model gives somebody weight');
  for (const [at, channel] of given.entries()) sums[channel] = (sums[channel] ?? 0) + (parts[at] ?? 0);
}
