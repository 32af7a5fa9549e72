/** Order statistics over plain numbers. */

/** Rank of each value from 1, lowest first; equal values share the mean of their ranks. */
function ranks(values: readonly number[]): number[] {
  const order = values.map((_, at) => at).sort((a, b) => (values[a] as number) - (values[b] as number));
  const ranked = new Array<number>(values.length).fill(0);
  for (let from = 0; from < order.length; ) {
    let to = from;
    while (to < order.length && values[order[to] as number] === values[order[from] as number]) to++;
    for (let at = from; at < to; at++) ranked[order[at] as number] = (from + 1 + to) / 2;
    from = to;
  }
  return ranked;
}

/** Share of the others that a value lies above, those equal to it counting half: 0–1; `null` without others. */
export function percentileRanks(values: readonly (number | null)[]): (number | null)[] {
  const known = values.filter((value) => value !== null);
  const ranked = ranks(known);
  let next = 0;
  return values.map((value) => {
    if (value === null || known.length < 2) return null;
    const rank = ranked[next++] as number;
    return (rank - 1) / (known.length - 1);
  });
}

/** `null` of nothing. */
export function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle];
  if (upper === undefined) return null;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] as number) + upper) / 2;
}

/**
 * Spearman’s rank correlation, −1 to 1: Pearson’s over ranks, ties sharing theirs. `null` with fewer
 * than 3 pairs, or where one side is the same throughout.
 */
export function spearman(xs: readonly number[], ys: readonly number[]): number | null {
  if (xs.length < LEAST_PAIRS) return null;
  const a = ranks(xs);
  const b = ranks(ys);
  const mean = (xs.length + 1) / 2;
  let [both, first, second] = [0, 0, 0];
  for (const [i, rank] of a.entries()) {
    const [x, y] = [rank - mean, (b[i] as number) - mean];
    both += x * y;
    first += x * x;
    second += y * y;
  }
  return first === 0 || second === 0 ? null : both / Math.sqrt(first * second);
}

/** Two pairs always lie on one line. */
export const LEAST_PAIRS = 3;
