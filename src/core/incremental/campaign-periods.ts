/** What a campaign sold from its first post on, and what the days before lead one to expect. */

import { placeOf } from '../measure/axes.ts';
import type { Cube } from '../measure/cube.ts';
import { dailySums } from '../measure/daily.ts';
import type { DimensionId } from '../measure/dimensions.ts';
import { measure, total } from '../measure/measure.ts';
import type { MeasureId } from '../measure/measures.ts';
import type { Selection } from '../measure/selection.ts';
import type { Amount } from '../money.ts';
import { type Effect, effectOf } from './rung.ts';
import { spread, sumOf } from './scatter.ts';

/** Four whole weeks: each weekday as often as the others, and the season as near as can be. */
export const DAYS_BEFORE = 28;

export interface CampaignPeriod {
  readonly name: string;
  /** Days of tracking before the first post, of rows that can be compared. */
  readonly daysBefore: number;
  readonly revenue: Amount;
  readonly expected: number;
  readonly error: number;
  readonly spend: Amount | null;
  readonly effect: Effect;
}

/** Each campaign that posts name; all posts as one where they name none. */
export function campaignPeriods(cube: Cube, where: Selection): CampaignPeriod[] {
  const along = (by: DimensionId, id: MeasureId) => measure(cube, { by: [by], figures: [id], where });
  const names = along('campaign', 'posts').flatMap(({ at, sums }) =>
    (sums.posts ?? 0) > 0 && typeof at.campaign === 'string' ? [at.campaign] : [],
  );
  if (names.length === 0) {
    const { spend } = total(cube, ['spend'], where).sums;
    const own = dailySums(cube, OWN, where);
    const all = onePeriod({
      name: 'All posts',
      spend,
      own: own.of,
      around: dailySums(cube, AROUND, where).of,
    });
    return all === null ? [] : [all];
  }
  const { campaign: _, ...values } = where.values ?? {};
  const others = { ...where, values };
  // Every campaign at once: a query each would visit the rows as often as there are campaigns.
  const own = dailySums(cube, OWN, where, 'campaign');
  const spends = new Map(along('campaign', 'spend').map(({ at, sums }) => [at.campaign, sums.spend]));
  const sold = productsOf(cube, where);
  const organic = dailySums(cube, AROUND, others, 'product');
  const whole = dailySums(cube, AROUND, others);
  return names.flatMap((name) => {
    const place = placeOf(cube, 'campaign', name);
    const products = sold.get(place);
    const campaign = {
      name,
      spend: spends.get(name) ?? null,
      own: (id: MeasureId) => own.of(id, [place]),
      around: products === undefined ? whole.of : (id: MeasureId) => organic.of(id, products),
    };
    return onePeriod(campaign) ?? [];
  });
}

const OWN = ['posts', 'revenue', 'order_rows'] as const satisfies MeasureId[];
const AROUND = ['organic_revenue', 'organic_rows'] as const satisfies MeasureId[];

/** Places of the products that each campaign sold, by its place; none of one that sold nothing. */
function productsOf(cube: Cube, where: Selection): Map<number, number[]> {
  const rows = measure(cube, { by: ['campaign', 'product'], figures: ['order_rows'], where });
  const sold = new Map<number, number[]>();
  for (const { at, sums } of rows) {
    if ((sums.order_rows ?? 0) === 0) continue;
    const campaign = placeOf(cube, 'campaign', at.campaign ?? null);
    const products = sold.get(campaign) ?? [];
    products.push(placeOf(cube, 'product', at.product ?? null));
    sold.set(campaign, products);
  }
  return sold;
}

interface Campaign {
  readonly name: string;
  readonly spend: Amount | null;
  /** What posts and orders of the campaign say, by day of the cube; `null` = not recorded. */
  readonly own: (id: MeasureId) => Float64Array | null;
  /** The same of what it could have taken from. */
  readonly around: (id: MeasureId) => Float64Array | null;
}

/** `null` without a dated post. */
function onePeriod({ name, spend, own, around }: Campaign): CampaignPeriod | null {
  const posts = own('posts') ?? [];
  const firstPost = posts.findIndex(isAbove0);
  if (firstPost < 0) return null;
  const orders = own('order_rows') ?? [];
  const organic = around('organic_rows') ?? [];
  const begins = [orders, organic].map((rows) => rows.findIndex(isAbove0)).filter((day) => day >= 0);
  const started = Math.min(firstPost, ...begins);
  const end = Math.max(posts.findLastIndex(isAbove0), orders.findLastIndex(isAbove0));
  const [sales, others] = [own('revenue'), around('organic_revenue')];
  const revenueOf = (first: number, days: number): number[] =>
    Array.from({ length: days }, (_, at) => (sales?.[first + at] ?? 0) + (others?.[first + at] ?? 0));
  const days = end - firstPost + 1;
  const revenue = sumOf(revenueOf(firstPost, days));
  const { expected, error } = spread(revenueOf(firstPost - DAYS_BEFORE, DAYS_BEFORE), days);
  const effect = effectOf(revenue, expected, spend);
  return { name, daysBefore: firstPost - started, revenue, expected, error, spend, effect };
}

function isAbove0(value: number): boolean {
  return value > 0;
}
