import { type TierId, tierIds } from '../../model/tier.ts';
import type { BasisId } from '../../payout/index.ts';
import type { Cube } from '../cube.ts';
import { measure } from '../measure.ts';
import { everything, type Selection } from '../selection.ts';
import { type RatedRow, ratedInfluencers, type Segment, segmentOf } from './segment.ts';

export interface PayByTier {
  readonly rule: string;
  /** Influencers with spend under more than one basis; they are counted by their main one. */
  readonly mixed: number;
  readonly rows: readonly PaidWithinTier[];
}

export interface PaidWithinTier extends Segment {
  /** `null` = the influencer's followers are not recorded. */
  readonly tier: TierId | null;
  readonly basis: BasisId;
}

/** Whether paying by the order returns more than paying by the post, among influencers of one size. */
export function payByTier(cube: Cube, where: Selection = everything): PayByTier {
  const spent = measure(cube, { by: ['influencer', 'basis'], figures: ['spend'], where }).filter(
    ({ sums }) => (sums.spend ?? 0) > 0,
  );
  const bases = Map.groupBy(spent, ({ at }) => at.influencer ?? '');
  const mainBasis = new Map(
    [...bases].map(([influencer, rows]) => [
      influencer,
      rows.reduce((main, row) => ((row.sums.spend ?? 0) > (main.sums.spend ?? 0) ? row : main)).at.basis,
    ]),
  );
  const tierOf = tiersByInfluencer(cube);
  const groups = Map.groupBy(ratedInfluencers(cube, where), ({ influencer }) =>
    JSON.stringify([tierOf.get(influencer), mainBasis.get(influencer)]),
  );
  const segment = (tier: TierId | null, basis: BasisId): PaidWithinTier[] => {
    const members: readonly RatedRow[] = groups.get(JSON.stringify([tier, basis])) ?? [];
    return members.length === 0 ? [] : [{ tier, basis, ...segmentOf(cube, members) }];
  };
  return {
    rule: 'Influencers with spend, within their follower tier, by the basis that most of their spend was paid under.',
    mixed: [...bases.values()].filter(({ length }) => length > 1).length,
    rows: [...tierIds, null].flatMap((tier) =>
      (cube.dictionaries.basis as readonly BasisId[]).flatMap((basis) => segment(tier, basis)),
    ),
  };
}

function tiersByInfluencer({ attributes, dictionaries }: Cube): Map<string, string | null> {
  return new Map(
    dictionaries.influencer.map((influencer, code) => [
      influencer,
      dictionaries.tier[attributes.tier[code] ?? -1] ?? null,
    ]),
  );
}
