/** Pages of one campaign, of one influencer: where they lie, and links to them. */

import type { Cube } from '../core/measure/cube.ts';
import type { DimensionId } from '../core/measure/dimensions.ts';
import { measure } from '../core/measure/measure.ts';
import { uniqueSlugs } from '../core/slug.ts';
import type { Context } from './context.ts';
import { nameOf } from './names.ts';
import { ofNewest } from './page.ts';
import { pickOf } from './pick.ts';
import type { Cell } from './view.ts';
import { linkCell, textCell } from './words.ts';

/** Dimensions whose values have a page each. */
const folders = { campaign: 'campaigns', influencer: 'influencers' } as const;
export type MemberDimension = keyof typeof folders;
export const memberDimensions = Object.keys(folders) as MemberDimension[];

/** Names are made unique once for a cube: every table asks for them. */
const known = new WeakMap<Cube, Map<MemberDimension, ReadonlyMap<string, string>>>();

/** Path of each value's page below the report, in the order of the values. */
export function memberPaths(context: Context, by: MemberDimension): ReadonlyMap<string, string> {
  const { cube } = context;
  const all = known.get(cube) ?? new Map<MemberDimension, ReadonlyMap<string, string>>();
  known.set(cube, all);
  const found = all.get(by);
  if (found) return found;
  // An older drop has pages of sums alone.
  const values = ofNewest(context.report) ? active(cube, by) : [];
  const slugs = context.published
    ? uniqueSlugs(
        values.map((value) => nameOf(context, by, value)),
        by,
      )
    : values.map((_, at) => String(at + 1));
  const paths = new Map(values.map((value, at) => [value, `${folders[by]}/${slugs[at]}`]));
  all.set(by, paths);
  return paths;
}

/** The value's name, leading to its page where it has one. */
export function nameCell(context: Context, by: DimensionId, value: string | null): Cell {
  const name = nameOf(context, by, value);
  const pick = pickOf(by, value);
  if (value === null || !(by in folders)) return { ...textCell(name), pick };
  const path = memberPaths(context, by as MemberDimension).get(value);
  return { ...(path === undefined ? textCell(name) : linkCell(name, `${context.root}${path}/`)), pick };
}

/** Values with revenue, spend or a post, in the order of the dictionary; what is organic alone has no page. */
function active(cube: Cube, by: MemberDimension): string[] {
  return measure(cube, { by: [by], figures: ['revenue', 'spend', 'posts'] })
    .filter(({ sums }) => [sums.revenue, sums.spend, sums.posts].some((sum) => (sum ?? 0) !== 0))
    .flatMap(({ at }) => at[by] ?? []);
}
