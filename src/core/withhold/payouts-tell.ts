/**
 * Whether the one sum of payouts without a name tells what few bought. Many are paid at the same rate, which
 * follows from those who are told: the sum over it is what the paid ones sold, and the rest is of the others.
 */
import { type FactTable, NONE } from '../facts.ts';
import type { Coding } from '../model/table-facts.ts';
import { perBuyer } from './withheld-records.ts';

/** Distinct buyers of orders that stand under no influencer, of those influencers alone who pass. */
export type BuyersOf = (passes: (influencer: number) => boolean) => number;

/** How few buyers it tells of; `null` = of none, or of enough. */
export function payoutsTell(
  { codes: { influencer, basis }, rows }: FactTable,
  { dictionaries }: Coding,
  buyersOf: BuyersOf,
  least: number,
): number | null {
  const paid = new Set<number>();
  for (let row = 0; row < rows; row++)
    if (perBuyer.has(dictionaries.basis.values[basis?.[row] ?? NONE])) paid.add(influencer?.[row] ?? NONE);
  const parts = [buyersOf((one) => paid.has(one)), buyersOf((one) => !paid.has(one))];
  // Where all are paid, or none, the sum parts nobody from the others.
  if (parts.includes(0)) return null;
  return parts.find((buyers) => buyers < least) ?? null;
}
