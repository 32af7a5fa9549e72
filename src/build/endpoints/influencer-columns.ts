/** What is said of an influencer, as columns. */
import { z } from 'zod';
import { countAt, textAt } from '../../core/cells.ts';
import { attributeIds } from '../../core/facts.ts';
import type { Cube } from '../../core/measure/cube.ts';
import type { PreparedReport } from '../prepare.ts';

const known = z.string().nullable();

export const influencerShape = {
  id: z.string(),
  name: z.string(),
  category: known,
  gender: known,
  follower_count: z.int().nonnegative().nullable(),
  platform: known,
  city: known,
  age_group: known,
  persona: known.describe('The drop’s own, or category and gender together.'),
  tier: known.describe('By followers, at the report’s cut-offs.'),
};

export type InfluencerColumns = Readonly<Record<keyof typeof influencerShape, string | number | null>>;

/** Name of an influencer by id; `null` = not known. */
export function influencerNames({ dictionaries, names }: Cube): (id: string | null) => string | null {
  const known = new Map<string | null, string>(
    dictionaries.influencer.map((id, code) => [id, names[code] ?? '']),
  );
  return (id) => known.get(id) ?? null;
}

/** By influencer id. */
export function influencerColumns({ cube, tables }: PreparedReport): ReadonlyMap<string, InfluencerColumns> {
  const followers = new Map(
    Array.from({ length: tables.influencers.rows }, (_, row) => [
      textAt(tables.influencers.id, row),
      countAt(tables.influencers.follower_count, row),
    ]),
  );
  return new Map(
    cube.dictionaries.influencer.map((id, code) => {
      const attributes = Object.fromEntries(
        attributeIds.map((attribute) => [
          attribute,
          cube.dictionaries[attribute][cube.attributes[attribute][code] ?? -1] ?? null,
        ]),
      );
      const columns = {
        id,
        name: cube.names[code] ?? '',
        follower_count: followers.get(id) ?? null,
        ...attributes,
      };
      return [id, inOrder(columns)];
    }),
  );
}

function inOrder(columns: Readonly<Record<string, string | number | null>>): InfluencerColumns {
  const ids = Object.keys(influencerShape) as (keyof InfluencerColumns)[];
  return Object.fromEntries(ids.map((id) => [id, columns[id] ?? null])) as InfluencerColumns;
}
