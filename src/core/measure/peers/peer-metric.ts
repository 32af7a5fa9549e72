/**
 * A peer metric is made from the figures of each influencer in a group, or from their ranks, and not
 * from the group's sums: a second level above the metrics. `null` = not defined.
 */
import type { Cube } from '../cube.ts';
import type { DimensionId } from '../dimensions.ts';
import type { FigureId } from '../figures.ts';
import { type MetricRow, measure } from '../measure.ts';
import type { Metric } from '../metric.ts';
import type { Selection } from '../selection.ts';

export interface PeerRow {
  /** Value of each asked dimension; `null` = not recorded, or not allocated. */
  readonly at: MetricRow['at'];
  readonly value: number | null;
  /** How many influencers, or other peers, the value rests on. */
  readonly n: number;
}

export interface PeerMetric extends Pick<Metric, 'label' | 'unit' | 'better' | 'nullWhen' | 'source'> {
  /** In words: what is done with the figures of the peers. */
  readonly formula: string;
  readonly rows: (cube: Cube, by: readonly DimensionId[], where: Selection) => PeerRow[];
}

/** Makes one value of the influencers of each group. */
export function overInfluencers(
  figures: readonly FigureId[],
  value: (influencers: readonly MetricRow[], cube: Cube) => Pick<PeerRow, 'value' | 'n'>,
): PeerMetric['rows'] {
  return (cube, by, where) => {
    const others = by.filter((id) => id !== 'influencer');
    // What names nobody is nobody's peer.
    const rows = measure(cube, { by: [...others, 'influencer'], figures, where }).filter(
      ({ at }) => (at.influencer ?? null) !== null,
    );
    const groups = Map.groupBy(rows, ({ at }) => JSON.stringify(by.map((id) => at[id])));
    if (by.length === 0 && rows.length === 0) return [{ at: {}, ...value([], cube) }];
    return [...groups.values()].map((members) => ({
      at: Object.fromEntries(by.map((id) => [id, members[0]?.at[id] ?? null])),
      ...value(members, cube),
    }));
  };
}

/** ROAS of each influencer that has one. */
export function returnsOf(influencers: readonly MetricRow[]): number[] {
  return influencers.map(({ values }) => values.roas ?? null).filter((roas) => roas !== null);
}
