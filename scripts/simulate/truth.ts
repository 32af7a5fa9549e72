/**
 * truth.json: what the simulation knows and a report has to find out. It lies beside the drop, is
 * no table of it and is never published; tests hold methods against it.
 */
import { dayOf, isoDay } from './calendar.ts';
import type { Campaign } from './campaigns.ts';
import type { Expectation } from './expectation.ts';
import type { Influencer } from './influencers.ts';
import { platforms } from './platforms.ts';
import { FITNESS_BRAND, JANUARY_LIFT, SUMMER_LIFT } from './seasons.ts';
import { BAD_RETURN, type Terms } from './terms.ts';

/** Money in rupees; everything expected, not drawn. `null` = nothing to divide by, or not in the drop. */
export interface Truth {
  readonly seed: number;
  readonly from: string;
  readonly to: string;
  /** Of the attributed orders and revenue, the part that wouldn't be there without influencers. */
  readonly incrementalShare: { readonly orders: number | null; readonly revenue: number | null };
  /** Attributed revenue per rupee of spend, and the incremental part of it. */
  readonly return: number | null;
  readonly incrementalReturn: number | null;
  readonly influencers: readonly InfluencerTruth[];
  readonly events: {
    readonly januaryLift: Lift;
    readonly summerLift: Lift;
    readonly priceChanges: readonly {
      readonly campaign: string;
      readonly date: string;
      /** New price ÷ old price, and orders at it ÷ orders before. */
      readonly priceFactor: number;
      readonly demandFactor: number;
    }[];
    readonly badValue: {
      readonly influencers: readonly number[] /** The most that any of them returns. */;
      readonly return: number;
    };
  };
  /** Days until a post's daily orders have halved. */
  readonly halfLife: Readonly<Record<string, number>>;
}

interface Lift {
  readonly brand: string;
  /** First and last day in the drop of each time it comes. */
  readonly periods: readonly { readonly from: string; readonly to: string }[];
  readonly factor: number;
}

interface InfluencerTruth {
  readonly id: number;
  readonly expectedOrders: number;
  readonly expectedRevenue: number;
  readonly expectedSpend: number;
  readonly return: number | null;
  readonly incrementalReturn: number | null;
  readonly incrementalShare: number | null;
}

export function tellTruth(
  seed: number,
  { first, last }: { readonly first: number; readonly last: number },
  influencers: readonly Influencer[],
  campaigns: readonly Campaign[],
  expected: readonly Expectation[],
  terms: readonly (Terms | null)[],
): Truth {
  const orders = total(expected, ({ orders }) => orders);
  const revenue = total(expected, ({ revenue }) => revenue);
  const incremental = total(expected, ({ incrementalRevenue }) => incrementalRevenue);
  const spend = total(terms, (one) => one?.expected ?? 0);
  return {
    seed,
    from: isoDay(first),
    to: isoDay(last),
    incrementalShare: {
      orders: ratio(
        total(expected, ({ incrementalOrders }) => incrementalOrders),
        orders,
      ),
      revenue: ratio(incremental, revenue),
    },
    return: ratio(revenue, spend),
    incrementalReturn: ratio(incremental, spend),
    influencers: influencers.map(({ id }, index) =>
      influencerTruth(id, expected[index], terms[index] ?? null),
    ),
    events: {
      januaryLift: { brand: FITNESS_BRAND, periods: yearly(first, last, 1, 1), factor: JANUARY_LIFT },
      summerLift: { brand: FITNESS_BRAND, periods: yearly(first, last, 4, 5), factor: SUMMER_LIFT },
      priceChanges: campaigns.flatMap(({ name, to, priceChange: change }) =>
        change && change.day <= to
          ? [
              {
                campaign: name,
                date: isoDay(change.day),
                priceFactor: change.price,
                demandFactor: change.demand,
              },
            ]
          : [],
      ),
      badValue: {
        influencers: influencers.filter(({ badValue }) => badValue).map(({ id }) => id),
        return: BAD_RETURN.best,
      },
    },
    halfLife: Object.fromEntries(Object.entries(platforms).map(([name, { halfLife }]) => [name, halfLife])),
  };
}

function influencerTruth(
  id: number,
  expected: Expectation | undefined,
  terms: Terms | null,
): InfluencerTruth {
  const { orders, revenue, incrementalRevenue } = expected ?? {
    orders: 0,
    revenue: 0,
    incrementalRevenue: 0,
  };
  const spend = terms?.expected ?? 0;
  return {
    id,
    expectedOrders: round(orders),
    expectedRevenue: round(revenue / 100),
    expectedSpend: round(spend / 100),
    return: ratio(revenue, spend),
    incrementalReturn: ratio(incrementalRevenue, spend),
    incrementalShare: ratio(incrementalRevenue, revenue),
  };
}

/** The days from the first of one month to the end of another, each year, cut to the drop. */
function yearly(first: number, last: number, fromMonth: number, toMonth: number): Lift['periods'] {
  const periods: { from: string; to: string }[] = [];
  for (let year = 1970 + Math.floor(first / 366); dayOf(year, fromMonth, 1) <= last; year += 1) {
    const from = Math.max(first, dayOf(year, fromMonth, 1));
    const to = Math.min(last, dayOf(year, toMonth + 1, 1) - 1);
    if (from <= to) periods.push({ from: isoDay(from), to: isoDay(to) });
  }
  return periods;
}

function total<T>(list: readonly T[], value: (one: T) => number): number {
  return list.reduce((sum, one) => sum + value(one), 0);
}

function ratio(part: number, whole: number): number | null {
  return whole > 0 ? round(part / whole) : null;
}

/** Six digits are more than any estimate can hit, and keep the last bits of a platform's arithmetic out. */
function round(value: number): number {
  return Number(value.toPrecision(6));
}
