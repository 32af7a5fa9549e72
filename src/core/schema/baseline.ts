import { optional, required, type TableSpec } from './column.ts';

/** Revenue expected without influencers; a file that may lie beside the tables. */
export const baseline = {
  date: required('day'),
  revenue: required('amount'),
  brand: optional('text'),
  product: optional('text'),
} as const satisfies TableSpec;
