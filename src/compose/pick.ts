/** What a bar, a point or a row stands for, as a filter would say it. */
import { type FilterId, filterIds } from '../core/filter-ids.ts';
import type { DimensionId } from '../core/measure/dimensions.ts';

export interface Pick {
  readonly by: FilterId;
  /** `null` = not recorded. */
  readonly value: string | null;
}

/** `null` for a dimension that readers cannot filter by. */
export function pickOf(by: DimensionId, value: string | null): Pick | null {
  return isFilter(by) ? { by, value } : null;
}

function isFilter(by: string): by is FilterId {
  return (filterIds as readonly string[]).includes(by);
}
