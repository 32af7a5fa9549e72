/** What a drop looks like: its four tables, and what may lie beside them. */
import { baseline } from './baseline.ts';
import type { TableSpec } from './column.ts';
import { influencers } from './influencers.ts';
import { payouts } from './payouts.ts';
import { posts } from './posts.ts';
import { tracking_data } from './tracking-data.ts';

export const tables = { influencers, posts, tracking_data, payouts } as const satisfies Record<
  string,
  TableSpec
>;

export type TableName = keyof typeof tables;

/** All that is read as a table. */
export const specs = { ...tables, baseline } as const;

export type SpecName = keyof typeof specs;
