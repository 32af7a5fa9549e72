/**
 * Means of the influencers' own ROAS. A mean of ratios weighs a payout of 10 like one of 10,000, so it is
 * published under this name beside the pooled ROAS, and never in its place.
 */
import type { AttributeId } from '../../core/facts.ts';
import { published } from '../../core/format/published.ts';
import type { Cube } from '../../core/measure/cube.ts';
import { measure } from '../../core/measure/measure.ts';
import { ratioSchema } from './figures.ts';

export interface InfluencerRoas {
  /** Mean over influencers whose ROAS is defined; `null` where there is none. */
  readonly mean_influencer_roas: number | null;
  readonly highest_influencer_roas: number | null;
}

export const influencerRoasShape = {
  mean_influencer_roas: ratioSchema.describe(
    'Mean of the influencers’ ROAS, each counted once: not the pooled ROAS.',
  ),
  highest_influencer_roas: ratioSchema.describe('Highest ROAS of an influencer.'),
};

/** ROAS of each influencer that has one, by influencer code. */
function roasByCode(cube: Cube): ReadonlyMap<number, number> {
  const codeOf = new Map(cube.dictionaries.influencer.map((id, code) => [id, code]));
  const found = new Map<number, number>();
  for (const { at, values } of measure(cube, { by: ['influencer'], figures: ['roas'] })) {
    const code = codeOf.get(at.influencer ?? '');
    if (code !== undefined && typeof values.roas === 'number') found.set(code, values.roas);
  }
  return found;
}

export function influencerRoas(cube: Cube): InfluencerRoas {
  return summarise([...roasByCode(cube).values()]);
}

/** The same among the influencers who share an attribute, such as a city. */
export function influencerRoasBy(
  cube: Cube,
  attribute: AttributeId,
): (value: string | null) => InfluencerRoas {
  const groups = new Map<string | null, number[]>();
  for (const [code, roas] of roasByCode(cube)) {
    const value = cube.dictionaries[attribute][cube.attributes[attribute][code] ?? -1] ?? null;
    const group = groups.get(value) ?? [];
    groups.set(value, group);
    group.push(roas);
  }
  return (value) => summarise(groups.get(value) ?? []);
}

function summarise(ratios: readonly number[]): InfluencerRoas {
  const mean = ratios.length === 0 ? null : ratios.reduce((sum, roas) => sum + roas, 0) / ratios.length;
  // Not spread into Math.max: there may be more influencers than a call takes arguments.
  const highest = ratios.reduce<number | null>(
    (most, roas) => (most === null || roas > most ? roas : most),
    null,
  );
  return {
    mean_influencer_roas: published(mean, 'multiple'),
    highest_influencer_roas: published(highest, 'multiple'),
  };
}
