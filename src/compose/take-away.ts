import type { DimensionId } from '../core/measure/dimensions.ts';
import type { Context } from './context.ts';
import type { Table } from './view.ts';

/** Tables to take away that hold every row of a table on a page. */
export const takeAways = [
  'campaigns',
  'products',
  'influencers',
  'platforms',
  'personas',
  'cities',
  'payouts',
  'posts',
  'daily',
  'poor_influencers',
] as const;

/** The published CSV with every row of a table that a page may show in part. */
export function csvOf(
  { root, published }: Pick<Context, 'root' | 'published'>,
  name: (typeof takeAways)[number],
): Pick<Table, 'csv'> {
  return published ? { csv: `${root}downloads/${name}.csv` } : {};
}

const along: Readonly<Partial<Record<DimensionId, (typeof takeAways)[number]>>> = {
  campaign: 'campaigns',
  product: 'products',
  influencer: 'influencers',
  platform: 'platforms',
  persona: 'personas',
  city: 'cities',
  day: 'daily',
};

/** The same for a table of figures along a dimension; nothing where none is published. */
export function csvAlong(context: Pick<Context, 'root' | 'published'>, by: DimensionId): Pick<Table, 'csv'> {
  const name = along[by];
  return name === undefined ? {} : csvOf(context, name);
}
