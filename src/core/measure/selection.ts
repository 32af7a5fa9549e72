/** What a reader has chosen: the state of all filters, and the query string in another form. */
import type { DimensionId } from './dimensions.ts';

export interface Selection {
  /** Chosen values of each dimension; a dimension that isn't named is not filtered. `null` = not recorded. */
  readonly values?: Readonly<Partial<Record<DimensionId, readonly (string | null)[]>>>;
  /** First and last day, both included, since 1970-01-01; absent = open. */
  readonly from?: number;
  readonly to?: number;
}

export const everything: Selection = {};
