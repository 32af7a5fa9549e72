/** Rows of two drops, paired by what they are. */

export interface RowChanges<R> {
  /** In the order of the newer drop. */
  readonly added: readonly R[];
  /** In the order of the older one. */
  readonly gone: readonly R[];
  readonly changed: readonly { readonly before: R; readonly after: R }[];
  /** Rows that are the same in both: before = gone + changed + same, after = added + changed + same. */
  readonly same: number;
}

/**
 * Rows of one key are the same thing, and equal where their values are. Where several have one key, those that are
 * equal are paired first and the others in their order: no file says which is which.
 */
export function pairRows<R>(
  before: readonly R[],
  after: readonly R[],
  keyOf: (row: R) => string,
  contentOf: (row: R) => string,
): RowChanges<R> {
  const rowsBefore = Map.groupBy(before, keyOf);
  const added: R[] = [];
  const gone: R[] = [];
  const changed: { before: R; after: R }[] = [];
  let same = 0;
  for (const [key, rows] of Map.groupBy(after, keyOf)) {
    const { old, now, equal } = withoutEqual(rowsBefore.get(key) ?? [], rows, contentOf);
    rowsBefore.delete(key);
    same += equal;
    for (const [at, row] of now.entries()) {
      const one = old[at];
      if (one === undefined) added.push(row);
      else changed.push({ before: one, after: row });
    }
    gone.push(...old.slice(now.length));
  }
  for (const rows of rowsBefore.values()) gone.push(...rows);
  return { added, gone, changed, same };
}

/** What is left of both sides when each row is taken away with one that equals it. */
function withoutEqual<R>(old: readonly R[], now: readonly R[], contentOf: (row: R) => string) {
  const left = Map.groupBy(old, contentOf);
  let equal = 0;
  const others = now.filter((row) => {
    const one = left.get(contentOf(row))?.shift();
    if (one !== undefined) equal++;
    return one === undefined;
  });
  const rest = new Set([...left.values()].flat());
  return { old: old.filter((row) => rest.has(row)), now: others, equal };
}
