/** Where money comes back, in the words of pages: the line on every ROAS chart, and who stands above it. */
import type { Cube } from '../core/measure/cube.ts';
import { breakEvenRoas as breakEvenOf } from '../core/measure/metrics/break-even-roas.ts';
import { roasSegments } from '../core/measure/segments/roas-segments.ts';
import type { Segment } from '../core/measure/segments/segment.ts';
import type { Selection } from '../core/measure/selection.ts';

/** The ROAS at which spend is covered: 1 ÷ margin, 1 when no margin is set. */
export function breakEvenRoas({ terms }: Cube): number {
  return breakEvenOf(terms);
}

/** Influencers with spend, parted by whether their ROAS is above break-even. */
export interface Portfolio {
  readonly profitable: Segment;
  readonly unprofitable: Segment;
}

export function portfolio(cube: Cube, where: Selection): Portfolio {
  const { high, low } = roasSegments(cube, where);
  return { profitable: high, unprofitable: low };
}
