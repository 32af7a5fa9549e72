import { type Cube, gatherCube } from '../src/core/measure/cube.ts';
import { defaultScore } from '../src/core/measure/metric.ts';
import { linkFacts } from '../src/core/model/link-facts.ts';
import { defaultTiers } from '../src/core/model/tier.ts';
import type { AllocationId } from '../src/core/payout/allocation.ts';
import { makeDrop, type Rows } from './make-drop.ts';

export function makeCube(
  rows: Rows,
  allocation: AllocationId = 'by-basis',
  margin: number | null = null,
): Cube {
  return gatherCube(linkFacts(makeDrop(rows), { allocation, tiers: defaultTiers }), {
    margin,
    score: defaultScore,
  });
}
