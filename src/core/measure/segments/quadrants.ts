import type { Cube } from '../cube.ts';
import { breakEvenRoas } from '../metrics/break-even-roas.ts';
import { median } from '../ranks.ts';
import { everything, type Selection } from '../selection.ts';
import { ratedInfluencers, type Segment, segmentOf } from './segment.ts';

/** What each quadrant asks for. */
export const quadrantIds = ['keep', 'invest', 'renegotiate', 'stop'] as const;
export type QuadrantId = (typeof quadrantIds)[number];

export interface Quadrants {
  readonly rule: string;
  /** In ten-thousandths of the currency unit; `null` when nobody has spend. */
  readonly medianSpend: number | null;
  readonly breakEven: number;
  readonly quadrants: Readonly<Record<QuadrantId, Quadrant>>;
}

export interface Quadrant extends Segment {
  /** Ids, by spend, most first. */
  readonly members: readonly string[];
}

/** Influencers with spend, parted at the median spend and at the break-even ROAS. */
export function quadrants(cube: Cube, where: Selection = everything): Quadrants {
  const rows = ratedInfluencers(cube, where).toSorted((a, b) => (b.sums.spend ?? 0) - (a.sums.spend ?? 0));
  const medianSpend = median(rows.map(({ sums }) => sums.spend ?? 0));
  const line = breakEvenRoas(cube.terms);
  const parted = Map.groupBy(rows, ({ sums, roas }): QuadrantId => {
    const isLarge = (sums.spend ?? 0) > (medianSpend ?? 0);
    if (roas > line) return isLarge ? 'keep' : 'invest';
    return isLarge ? 'renegotiate' : 'stop';
  });
  const quadrant = (id: QuadrantId): Quadrant => {
    const members = parted.get(id) ?? [];
    return { ...segmentOf(cube, members), members: members.map(({ influencer }) => influencer) };
  };
  return {
    rule: 'Influencers with spend. Above break-even: keep those with more than the median spend, invest in the others. At or below it: renegotiate with those with more than the median spend, stop the others.',
    medianSpend,
    breakEven: line,
    quadrants: {
      keep: quadrant('keep'),
      invest: quadrant('invest'),
      renegotiate: quadrant('renegotiate'),
      stop: quadrant('stop'),
    },
  };
}
