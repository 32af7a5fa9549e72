/** The reader's counts of distinct users, by the codes that all tables share. */
import type { DistinctUsers, Drop, TextColumn } from '../drop.ts';
import type { UserCounts, UserDimension } from '../facts.ts';
import type { Dictionary } from './dictionary.ts';

export function userCounts(
  { users, tracking }: Drop,
  dictionaries: Readonly<Record<UserDimension, Dictionary>>,
): UserCounts {
  const counted = (id: UserDimension, column: TextColumn | null, counts: DistinctUsers['byProduct']) =>
    column && counts && recount(column, counts, dictionaries[id]);
  return {
    total: users.total,
    repeat: users.repeat,
    by: {
      influencer: counted('influencer', tracking.influencer_id, users.byInfluencer),
      campaign: counted('campaign', tracking.campaign, users.byCampaign),
      product: counted('product', tracking.product, users.byProduct),
      source: counted('source', tracking.source, users.bySource),
    },
  };
}

/** Counts of the column's values, in the dictionary's order; 0 for a value that the column doesn't have. */
function recount({ values }: TextColumn, counts: Float64Array, dictionary: Dictionary): Float64Array {
  const recounted = new Float64Array(dictionary.values.length);
  for (const [code, value] of values.entries()) {
    const at = dictionary.codeOf.get(value);
    if (at !== undefined) recounted[at] = counts[code] ?? 0;
  }
  return recounted;
}
