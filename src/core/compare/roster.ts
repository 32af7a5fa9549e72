/** Who is in a drop, one record an influencer. */
import { type AttributeId, attributeIds } from '../facts.ts';
import type { Cube } from '../measure/cube.ts';
import { measure } from '../measure/measure.ts';

export interface RosterRecord {
  readonly id: string;
  readonly name: string;
  /** `null` = blank. */
  readonly attributes: Readonly<Record<AttributeId, string | null>>;
  readonly followers: number | null;
}

export function rosterOf(cube: Cube): RosterRecord[] {
  const { dictionaries, names, attributes } = cube;
  const followers = new Map(
    measure(cube, { by: ['influencer'], figures: ['followers'] }).map(({ at, sums }) => [
      at.influencer,
      sums.followers,
    ]),
  );
  return dictionaries.influencer.map((id, code) => ({
    id,
    name: names[code] ?? id,
    attributes: Object.fromEntries(
      attributeIds.map((name) => [name, dictionaries[name][attributes[name][code] ?? -1] ?? null]),
    ) as RosterRecord['attributes'],
    followers: followers.get(id) ?? null,
  }));
}
