/** Values of a dimension as people know them: an influencer by name, a basis by its label, a weekday in words. */
import { blankMeans } from '../core/measure/carries.ts';
import type { Cube } from '../core/measure/cube.ts';
import { type Dimension, type DimensionId, dimensions } from '../core/measure/dimensions.ts';
import { payoutBases } from '../core/payout/index.ts';
import type { Context } from './context.ts';

export function nameOf(context: Context, by: DimensionId, value: string | null): string {
  return isolated(plainName(context, by, value));
}

/** Script that runs from the right. */
const RIGHT_TO_LEFT = /\p{Script=Arabic}|\p{Script=Hebrew}|\p{Script=Syriac}|\p{Script=Thaana}/u;

/** Text from the data, kept from turning round what stands beside it. */
export function isolated(name: string): string {
  return RIGHT_TO_LEFT.test(name) ? `\u2068${name}\u2069` : name;
}

/** What names none: blank in the file, or withheld. */
function noName({ cube }: Context, by: DimensionId): string {
  const { column }: Dimension = dimensions[by];
  const withheld = `withheld (fewer than ${cube.withheld?.least} buyers each)`;
  return { blank: 'not recorded', withheld, either: 'withheld or not recorded' }[blankMeans(cube, column)];
}

function plainName(context: Context, by: DimensionId, value: string | null): string {
  const { cube, format } = context;
  if (value === null) return noName(context, by);
  if (by === 'influencer') return influencerName(cube, value);
  if (by === 'basis') return Object.values(payoutBases).find(({ id }) => id === value)?.label ?? value;
  if (by === 'tier') return value.charAt(0).toUpperCase() + value.slice(1);
  if (by === 'month') return format.month(value);
  if (by === 'weekday') return format.weekday(Number(value));
  return value;
}

/** Names are told apart once for a cube: every cell of a table asks. */
const known = new WeakMap<Cube, ReadonlyMap<string, string>>();

/** The name; with the id behind it where another influencer has the same. */
function influencerName(cube: Cube, id: string): string {
  const names = known.get(cube) ?? namesOf(cube);
  known.set(cube, names);
  return names.get(id) ?? id;
}

function namesOf({ names, dictionaries }: Cube): ReadonlyMap<string, string> {
  const seen = new Map<string, number>();
  for (const name of names) seen.set(name, (seen.get(name) ?? 0) + 1);
  return new Map(
    dictionaries.influencer.map((id, at) => {
      const name = names[at] ?? id;
      return [id, (seen.get(name) ?? 0) > 1 ? `${name} (${id})` : name];
    }),
  );
}
