/**
 * Whether the one sum of payouts without a name tells what few bought. Many are paid at the same rate, which
 * follows from those who are told: the sum over it is what the paid ones sold, and the rest is of the others. Where
 * the paid ones have two rates, both of which follow, the sum parts those of one from those of the other.
 */
import type { Drop } from '../drop.ts';
import { type FactTable, NONE } from '../facts.ts';
import { type Coding, payoutFacts, trackingFacts } from '../model/table-facts.ts';
import { perBuyer } from './withheld-records.ts';

/** Distinct buyers of orders that stand under no influencer, of those influencers alone who pass. */
export type BuyersOf = (passes: (influencer: number) => boolean) => number;

/** How few buyers it tells of; `null` = of none, or of enough. `untold` are codes of influencers without a name. */
export function payoutsTell(
  drop: Drop,
  coding: Coding,
  untold: ReadonlySet<number>,
  buyersOf: BuyersOf,
  least: number,
): number | null {
  const rates = ratesOf(drop, coding);
  const few = (parts: readonly number[]) => {
    const some = parts.filter((buyers) => buyers > 0);
    // Where all are paid alike, or none is, the sum parts nobody from the others.
    return some.length < 2 ? null : (some.find((buyers) => buyers < least) ?? null);
  };
  const unpaid = few([buyersOf((one) => rates.has(one)), buyersOf((one) => !rates.has(one))]);
  if (unpaid !== null) return unpaid;
  const known = new Set([...rates].flatMap(([one, own]) => (untold.has(one) ? [] : [...own])));
  const paid = [...rates].filter(([one]) => untold.has(one));
  if (paid.some(([, own]) => [...own].some((rate) => !known.has(rate)))) return null;
  const alike = Map.groupBy(paid, ([, own]) => [...own].sort().join());
  return few(
    [...alike.values()].map((members) => {
      const ones = new Set(members.map(([one]) => one));
      return buyersOf((one) => ones.has(one));
    }),
  );
}

/** By the codes of those who are paid by what buyers did: each basis with its rate, as stated or as it follows. */
function ratesOf(drop: Drop, coding: Coding): Map<number, Set<string>> {
  const { codes, values, rows } = payoutFacts(drop, coding);
  const paid = Array.from({ length: rows }, (_, row) => ({
    one: codes.influencer?.[row] ?? NONE,
    basis: coding.dictionaries.basis.values[codes.basis?.[row] ?? NONE],
    rate: drop.payouts.rate?.[row] ?? Number.NaN,
    sum: values.spend?.[row] ?? 0,
  })).filter(({ basis }) => perBuyer.has(basis));
  const { attributed } = trackingFacts(drop, coding);
  const sold = { orders: sumsOf(attributed, 'orders'), revenue: sumsOf(attributed, 'revenue') };
  const sums = new Map<string, number>();
  for (const { one, basis, sum } of paid)
    sums.set(`${one} ${basis}`, (sums.get(`${one} ${basis}`) ?? 0) + sum);
  const rates = new Map<number, Set<string>>();
  for (const { one, basis, rate } of paid) {
    const base = sold[basis === 'sale' ? 'revenue' : 'orders'].get(one) ?? 0;
    const followed = (sums.get(`${one} ${basis}`) ?? 0) / base;
    const own = rates.get(one) ?? new Set();
    rates.set(one, own.add(`${basis} ${(Number.isNaN(rate) ? followed : rate).toPrecision(9)}`));
  }
  return rates;
}

/** By the codes of influencers. */
function sumsOf({ codes, values }: FactTable, field: string): Map<number, number> {
  const sums = new Map<number, number>();
  codes.influencer?.forEach((one, row) => {
    sums.set(one, (sums.get(one) ?? 0) + (values[field]?.[row] ?? 0));
  });
  return sums;
}
