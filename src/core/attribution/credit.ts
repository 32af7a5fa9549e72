import { split } from '../money.ts';
import type { Journey } from './journeys.ts';
import type { AttributionModel } from './model.ts';

/**
 * Adds to `credited`, by channel code, what the model gives each for the journey's orders: exact
 * amounts that sum to its revenue. What a day sold is shared out as a whole, by the summed weights of
 * each channel, so that neither the order of rows nor their number matters.
 */
export function credit(journey: Journey, model: AttributionModel, credited: Float64Array): void {
  for (const [at, { revenue }] of journey.entries()) {
    if (revenue === 0) continue;
    const before = journey.slice(0, at + 1);
    const weights = model.weights({
      days: before.map(({ day }) => day),
      touches: before.map(({ met }) => met.length),
    });
    const sums = new Map<number, number>();
    for (const [index, { met }] of before.entries()) {
      const weight = weights[index] ?? 0;
      if (weight > 0) for (const channel of met) sums.set(channel, (sums.get(channel) ?? 0) + weight);
    }
    // The last unit of a split goes by the order of channels, never by that of rows.
    const channels = [...sums.keys()].sort((a, b) => a - b);
    const parts = split(
      revenue,
      channels.map((channel) => sums.get(channel) ?? 0),
    );
    for (const [index, channel] of channels.entries())
      credited[channel] = (credited[channel] ?? 0) + (parts?.[index] ?? 0);
  }
}
