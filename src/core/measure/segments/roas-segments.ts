import type { Cube } from '../cube.ts';
import { breakEvenRoas } from '../metrics/break-even-roas.ts';
import { everything, type Selection } from '../selection.ts';
import { ratedInfluencers, type Segment, segmentOf } from './segment.ts';

export interface RoasSegments {
  readonly rule: string;
  /** The ROAS that parts them. */
  readonly at: number;
  readonly high: Segment;
  readonly low: Segment;
}

/** Influencers with spend, parted by their ROAS. */
export function roasSegments(
  cube: Cube,
  where: Selection = everything,
  at = breakEvenRoas(cube.terms),
): RoasSegments {
  const rows = ratedInfluencers(cube, where);
  return {
    rule: 'Influencers with spend, by whether their ROAS is above the line; at it is below. The line is break-even unless another is set.',
    at,
    high: segmentOf(
      cube,
      rows.filter(({ roas }) => roas > at),
    ),
    low: segmentOf(
      cube,
      rows.filter(({ roas }) => !(roas > at)),
    ),
  };
}
