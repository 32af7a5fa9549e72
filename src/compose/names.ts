/** Values of a dimension as people know them: an influencer by name, a basis by its label, a weekday in words. */
import type { Cube } from '../core/measure/cube.ts';
import type { DimensionId } from '../core/measure/dimensions.ts';
import { payoutBases } from '../core/payout/index.ts';
import type { Context } from './context.ts';

export function nameOf({ cube, format }: Context, by: DimensionId, value: string | null): string {
  if (value === null) return 'not recorded';
  if (by === 'influencer') return influencerName(cube, value);
  if (by === 'basis') return Object.values(payoutBases).find(({ id }) => id === value)?.label ?? value;
  if (by === 'tier') return value.charAt(0).toUpperCase() + value.slice(1);
  if (by === 'month') return format.month(value);
  if (by === 'weekday') return format.weekday(Number(value));
  return value;
}

/** The name; with the id behind it where another influencer has the same. */
function influencerName(cube: Cube, id: string): string {
  const name = cube.names[cube.dictionaries.influencer.indexOf(id)] ?? id;
  return cube.names.filter((other) => other === name).length > 1 ? `${name} (${id})` : name;
}
