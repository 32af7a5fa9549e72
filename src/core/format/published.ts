/** Figures as numbers in JSON and CSV: rounded once, half up, to what a reader can use. */
import type { Unit } from '../measure/measures.ts';
import { UNIT } from '../money.ts';

/** Most decimals of a published number, money in currency units; a count per something has some too. */
const decimals: Readonly<Record<Unit, number>> = { money: 2, count: 6, multiple: 6, rate: 6 };

/** Money in currency units, rates and multiples as ratios; `null` = not defined. */
export function published(value: number | null, unit: Unit): number | null {
  if (value === null) return null;
  const scale = 10 ** decimals[unit];
  const scaled = unit === 'money' ? value / (UNIT / scale) : value * scale;
  // A half that a division left a hair below itself still rounds up.
  const rounded = Math.sign(scaled) * Math.floor(Math.abs(scaled) * (1 + 4 * Number.EPSILON) + 0.5);
  return rounded === 0 ? 0 : rounded / scale;
}
