/** What a report's definition says of who may read what. */
import type { Hidden } from '../facts.ts';
import type { FilterId } from '../filter-ids.ts';

export const publications = ['internal', 'public'] as const;
export type Publication = (typeof publications)[number];

export const hidables = ['names', 'gender', 'payouts'] as const satisfies readonly Hidden[];

/** Fewest distinct buyers of a published figure, where a public report doesn't say. */
const USUAL = 5;
/** A figure of one buyer is that buyer's. */
export const LEAST = 2;

export interface Policy {
  /** Fewest distinct buyers of a cell. */
  readonly least: number;
  readonly hidden: readonly Hidden[];
  /** What readers are to filter by; it is kept before all else. */
  readonly filters: readonly FilterId[] | undefined;
}

interface Publishing {
  readonly publish: Publication;
  readonly reveal: readonly Hidden[];
  readonly minCell?: number | undefined;
  readonly filters?: readonly FilterId[] | undefined;
}

/** `null` = nothing is withheld. */
export function policyOf({ publish, reveal, minCell, filters }: Publishing): Policy | null {
  if (publish === 'internal') return minCell ? { least: minCell, hidden: [], filters } : null;
  return { least: minCell ?? USUAL, hidden: hidables.filter((one) => !reveal.includes(one)), filters };
}
