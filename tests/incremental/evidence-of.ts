import type { Drop } from '../../src/core/drop.ts';
import { groupTotals } from '../../src/core/incremental/group-totals.ts';
import { estimateAll, type RungEstimate, type RungId } from '../../src/core/incremental/index.ts';
import type { OrganicShare } from '../../src/core/incremental/organic-share.ts';
import type { Estimate, Evidence, Known } from '../../src/core/incremental/rung.ts';
import { type Cube, gatherCube } from '../../src/core/measure/cube.ts';
import { defaultScore } from '../../src/core/measure/metric.ts';
import { linkFacts } from '../../src/core/model/link-facts.ts';
import { defaultTiers } from '../../src/core/model/tier.ts';

const usual: OrganicShare = { low: 0.2, high: 0.6 };

export function evidenceOf(cube: Cube, rest: Partial<Evidence> = {}): Evidence {
  return { cube, where: {}, organicShare: usual, baseline: null, groups: null, ...rest };
}

/** As the build makes it of a drop that was read. */
export function evidenceOfDrop(drop: Drop, rest: Partial<Evidence> = {}): Evidence {
  const facts = linkFacts(drop, { allocation: 'by-basis', tiers: defaultTiers });
  const cube = gatherCube(facts, { margin: null, score: defaultScore });
  return evidenceOf(cube, { baseline: drop.baseline, groups: groupTotals(drop), ...rest });
}

export function estimate(id: RungId, evidence: Evidence): Estimate {
  const found = estimateAll(evidence).find((rung): rung is RungEstimate => rung.id === id);
  if (found === undefined) throw new Error(`no rung ${id}`);
  return found.estimate;
}

/** The estimate of a rung that the drop can carry. */
export function known(id: RungId, evidence: Evidence): Known {
  const found = estimate(id, evidence);
  if (!found.defined) throw new Error(`${id}: ${said(found)}`);
  return found;
}

/** "needs X, has Y" */
export function said(found: Estimate): string {
  return found.defined ? 'defined' : `${found.needs}, ${found.has}`;
}
