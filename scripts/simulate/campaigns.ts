/** The campaigns of a drop: two that always run and the seasons' own, each year anew. */
import { calendarDate, dayOf } from './calendar.ts';
import type { Brand } from './catalogue.ts';

interface Plan {
  readonly name: string;
  readonly brands: readonly Brand[];
  /** Month and date of the first and the last day. */
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
  /** A change of prices for the orders of this campaign, from a month and date on. */
  readonly priceChange?: {
    readonly on: readonly [number, number];
    readonly price: number;
    readonly demand: number;
  };
}

const evergreen: readonly Plan[] = [
  { name: 'MB Gym Diaries', brands: ['MuscleBlaze'], from: [1, 1], to: [12, 31] },
  { name: 'HKV Daily Dose', brands: ['HKVitals'], from: [1, 1], to: [12, 31] },
];

const seasonal: readonly Plan[] = [
  { name: 'Gritzo School Ready', brands: ['Gritzo'], from: [7, 1], to: [8, 20] },
  { name: 'Freedom Sale', brands: ['MuscleBlaze', 'HKVitals', 'Gritzo'], from: [8, 5], to: [8, 25] },
  { name: 'Festive Glow', brands: ['HKVitals'], from: [9, 20], to: [11, 5] },
  {
    name: 'Winter Bulk',
    brands: ['MuscleBlaze'],
    from: [11, 5],
    to: [12, 28],
    priceChange: { on: [12, 2], price: 0.7, demand: 1.2 },
  },
  { name: 'New Year New You', brands: ['MuscleBlaze', 'HKVitals'], from: [1, 1], to: [2, 10] },
  { name: 'Exam Fuel', brands: ['Gritzo'], from: [2, 1], to: [3, 20] },
  { name: "Women's Wellness", brands: ['HKVitals'], from: [3, 1], to: [3, 31] },
  { name: 'Summer Shred', brands: ['MuscleBlaze'], from: [3, 25], to: [6, 10] },
  { name: 'Holiday Champs', brands: ['Gritzo'], from: [4, 20], to: [6, 20] },
];

interface PriceChange {
  /** First day of the new prices. */
  readonly day: number;
  /** New price ÷ old price. */
  readonly price: number;
  /** Orders at the new price ÷ orders at the old one. */
  readonly demand: number;
}

export interface Campaign {
  readonly name: string;
  readonly brands: readonly Brand[];
  readonly from: number;
  /** Last day. */
  readonly to: number;
  readonly evergreen: boolean;
  readonly priceChange: PriceChange | null;
}

/** The campaigns that run between two days, cut to them, by their first day. */
export function campaignsWithin(first: number, last: number): readonly Campaign[] {
  const always = evergreen.map((plan) => ({
    ...plan,
    from: first,
    to: last,
    evergreen: true,
    priceChange: null,
  }));
  const start = calendarDate(first).year;
  const years = Array.from({ length: calendarDate(last).year - start + 1 }, (_, index) => start + index);
  const seasons = years.flatMap((year) => seasonal.map((plan) => inYear(plan, year)));
  return [...always, ...seasons]
    .map((campaign) => ({
      ...campaign,
      from: Math.max(campaign.from, first),
      to: Math.min(campaign.to, last),
    }))
    .filter((campaign) => campaign.from <= campaign.to);
}

function inYear(plan: Plan, year: number): Campaign {
  const { priceChange } = plan;
  return {
    name: `${plan.name} ${year}`,
    brands: plan.brands,
    from: dayOf(year, ...plan.from),
    to: dayOf(year, ...plan.to),
    evergreen: false,
    priceChange: priceChange
      ? { day: dayOf(year, ...priceChange.on), price: priceChange.price, demand: priceChange.demand }
      : null,
  };
}
