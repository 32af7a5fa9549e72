/** What a campaign sold from its first post on, and what the days before lead one to expect. */
import type { Cube } from '../measure/cube.ts';
import { type MetricRow, measure, total } from '../measure/measure.ts';
import type { Selection } from '../measure/selection.ts';
import type { Amount } from '../money.ts';
import { type Effect, effectOf } from './rung.ts';
import { spread, sumOf } from './scatter.ts';
import { byDay } from './selected.ts';

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
  const names = measure(cube, { by: ['campaign'], figures: ['posts'], where }).flatMap(({ at, sums }) =>
    (sums.posts ?? 0) > 0 && typeof at.campaign === 'string' ? [at.campaign] : [],
  );
  if (names.length === 0) {
    const all = onePeriod(cube, 'All posts', where, where);
    return all === null ? [] : [all];
  }
  const { campaign: _, ...others } = where.values ?? {};
  return names.flatMap((name) => {
    const own: Selection = { ...where, values: { ...others, campaign: [name] } };
    const products = measure(cube, { by: ['product'], figures: ['order_rows'], where: own })
      .filter(({ sums }) => (sums.order_rows ?? 0) > 0)
      .map(({ at }) => at.product ?? null);
    const values = products.length === 0 ? others : { ...others, product: products };
    return onePeriod(cube, name, own, { ...where, values }) ?? [];
  });
}

/** `null` without a dated post. */
function onePeriod(cube: Cube, name: string, own: Selection, around: Selection): CampaignPeriod | null {
  const query = <F extends 'posts' | 'revenue' | 'order_rows' | 'organic_revenue' | 'organic_rows'>(
    where: Selection,
    ...figures: F[]
  ) => byDay(measure(cube, { by: ['day'], figures, where }));
  const posts = daysWith(query(own, 'posts'), 'posts');
  const sales = query(own, 'revenue', 'order_rows');
  const organic = query(around, 'organic_revenue', 'organic_rows');
  const [firstPost] = posts;
  if (firstPost === undefined) return null;
  const sold = daysWith(sales, 'order_rows');
  const started = Math.min(firstPost, ...sold, ...daysWith(organic, 'organic_rows'));
  const end = Math.max(posts.at(-1) ?? firstPost, sold.at(-1) ?? firstPost);
  const revenueOf = (first: number, days: number): number[] =>
    Array.from({ length: days }, (_, at) => {
      const day = first + at;
      return (sales.get(day)?.revenue ?? 0) + (organic.get(day)?.organic_revenue ?? 0);
    });
  const days = end - firstPost + 1;
  const revenue = sumOf(revenueOf(firstPost, days));
  const { expected, error } = spread(revenueOf(firstPost - DAYS_BEFORE, DAYS_BEFORE), days);
  const { spend } = total(cube, ['spend'], own).sums;
  const effect = effectOf(revenue, expected, spend);
  return { name, daysBefore: firstPost - started, revenue, expected, error, spend, effect };
}

/** Days on which a figure is above 0, ascending. */
function daysWith(daily: ReadonlyMap<number, MetricRow['sums']>, figure: keyof MetricRow['sums']): number[] {
  return [...daily].filter(([, sums]) => (sums[figure] ?? 0) > 0).map(([day]) => day);
}
