import type { Cube } from '../cube.ts';
import { everything, type Selection } from '../selection.ts';
import { ratedInfluencers, type Segment, segmentOf } from './segment.ts';

export interface BottomTenth extends Segment {
  readonly rule: string;
  /** Influencers with spend, of which these are a tenth. */
  readonly of: number;
  /** Lowest ROAS first. */
  readonly members: readonly { readonly influencer: string; readonly roas: number; readonly spend: number }[];
}

/** The tenth of influencers who returned the least for their spend. */
export function bottomTenth(cube: Cube, where: Selection = everything): BottomTenth {
  const rows = ratedInfluencers(cube, where).toSorted(
    (a, b) => a.roas - b.roas || (b.sums.spend ?? 0) - (a.sums.spend ?? 0),
  );
  const lowest = rows.slice(0, Math.ceil(rows.length / 10));
  return {
    rule: 'The lowest tenth by ROAS of the influencers with spend, rounded up to whole influencers; of equal ones those with more spend come first.',
    of: rows.length,
    ...segmentOf(cube, lowest),
    members: lowest.map(({ influencer, roas, sums }) => ({ influencer, roas, spend: sums.spend ?? 0 })),
  };
}
