import type { Cube } from '../cube.ts';
import { LEAST_PAIRS, spearman } from '../ranks.ts';
import { everything, type Selection } from '../selection.ts';
import { ratedInfluencers } from './segment.ts';

/** What may go with a high ROAS. */
const figures = ['followers', 'engagement_rate', 'revenue'] as const;

export interface Correlation {
  readonly figure: (typeof figures)[number];
  /** Spearman's, with ROAS: −1 to 1; `null` = not defined. */
  readonly rho: number | null;
  /** Influencers with both figures. */
  readonly n: number;
  /** Why there is no correlation; `null` where there is one. */
  readonly missing: string | null;
}

export interface Correlations {
  readonly rule: string;
  readonly correlations: readonly Correlation[];
}

/** Whether influencers with more of something return more for their spend. */
export function correlations(cube: Cube, where: Selection = everything): Correlations {
  const rows = ratedInfluencers(cube, where);
  // Followers stand on the roster, which no selection of campaigns or days touches.
  const followers = followersByInfluencer(cube);
  return {
    rule: 'Spearman’s rank correlation with ROAS over influencers with spend; equal values share their rank. It says what goes together, not what causes what.',
    correlations: figures.map((figure) => {
      const pairs = rows.flatMap(({ values, influencer, roas }) => {
        const value = figure === 'followers' ? (followers.get(influencer) ?? null) : (values[figure] ?? null);
        return value === null ? [] : [{ value, roas }];
      });
      const rho = spearman(
        pairs.map(({ value }) => value),
        pairs.map(({ roas }) => roas),
      );
      const n = pairs.length;
      return { figure, rho, n, missing: rho === null ? whyNone(n) : null };
    }),
  };
}

function whyNone(n: number): string {
  return n < LEAST_PAIRS ? `needs at least ${LEAST_PAIRS} influencers, has ${n}` : 'needs values that differ';
}

function followersByInfluencer({ tables: { roster }, dictionaries }: Cube): Map<string, number> {
  const { influencer = new Int32Array() } = roster.codes;
  if (roster.values.followers === undefined) return new Map();
  return new Map(
    Array.from(influencer, (code, row) => [
      dictionaries.influencer[code] ?? '',
      roster.values.followers?.[row] ?? 0,
    ]),
  );
}
