/** What days that were seen say of days that were not. */

export function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

/**
 * The sum to be expected of `days` further days, and its standard error: what those days scatter, and
 * what the mean itself may be off. Days count as independent; error 0 for fewer than two days seen.
 */
export function spread(seen: readonly number[], days: number): { expected: number; error: number } {
  const n = seen.length;
  const mean = sumOf(seen) / n;
  const variance = n < 2 ? 0 : sumOf(seen.map((value) => (value - mean) ** 2)) / (n - 1);
  return { expected: mean * days, error: Math.sqrt(variance * (days + days ** 2 / n)) };
}
