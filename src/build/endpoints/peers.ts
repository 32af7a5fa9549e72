/**
 * Figures made from those of each influencer. A mean of ratios weighs a payout of 10 like one of 10,000,
 * so it is published under its own name beside the pooled ROAS, and never in its place.
 */
import { z } from 'zod';
import { published } from '../../core/format/published.ts';
import type { Cube } from '../../core/measure/cube.ts';
import type { DimensionId } from '../../core/measure/dimensions.ts';
import { peerMetrics } from '../../core/measure/peers/index.ts';
import { everything } from '../../core/measure/selection.ts';
import { units } from './figures.ts';

type PeerId = keyof typeof peerMetrics;

/** What is said of a group of influencers. */
export const groupPeers = ['mean_influencer_roas', 'highest_influencer_roas', 'profitable_share'] as const;
/** What is said of one influencer, or one campaign, among the others. */
export const rankPeers = ['performance_score'] as const;

export function peerShape<P extends PeerId>(ids: readonly P[]): Record<P, z.ZodNullable<z.ZodNumber>> {
  const shape = ids.map((id) => {
    const { label, unit, formula, source, nullWhen } = peerMetrics[id];
    const text = `${label}, ${units[unit]}: ${formula}. ${source} null = not defined: ${nullWhen}.`;
    return [id, z.number().nullable().describe(text)];
  });
  return Object.fromEntries(shape);
}

/** By the value of a dimension; without one, over everything. Rounded once. */
export function peersOf<P extends PeerId>(
  cube: Cube,
  ids: readonly P[],
  by?: DimensionId,
): (value?: string | null) => Record<P, number | null> {
  const found = ids.map((id) => {
    const { rows, unit } = peerMetrics[id];
    const values = rows(cube, by === undefined ? [] : [by], everything).map(
      ({ at, value }) => [(by && at[by]) ?? null, published(value, unit)] as const,
    );
    return { id, values: new Map(values) };
  });
  return (value = null) =>
    Object.fromEntries(found.map(({ id, values }) => [id, values.get(value) ?? null])) as Record<
      P,
      number | null
    >;
}
