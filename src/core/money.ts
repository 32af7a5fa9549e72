/**
 * Exact money. An amount is a whole number of ten-thousandths of the currency unit, held in a
 * JavaScript number that is a safe integer: sums of amounts are exact, and nothing is rounded
 * before a figure is shown.
 */

/** Ten-thousandths of one currency unit; always a safe integer. */
export type Amount = number;

/** Amounts per currency unit. */
export const UNIT = 10_000;

/** The largest amount, and the largest sum of amounts, that can be added exactly. */
export const LARGEST: Amount = Number.MAX_SAFE_INTEGER;

/** The amount as a decimal string with at least two and at most four decimals: 1651.00, 3.015, −0.50. */
export function decimal(amount: Amount): string {
  const digits = Math.abs(amount).toFixed(0).padStart(5, '0');
  const fraction = digits.slice(-4).replace(/0{1,2}$/, '');
  return `${amount < 0 ? '-' : ''}${digits.slice(0, -4)}.${fraction}`;
}

/**
 * Splits an amount in proportion to weights by the largest remainder: the parts are whole amounts
 * that sum to `amount` to the last unit; ties go to the earlier part, so the result depends on the
 * order of the weights alone. Weights are finite and not negative. `null` when they sum to 0.
 */
export function split(amount: Amount, weights: ArrayLike<number>): Float64Array | null {
  let total = 0;
  for (let i = 0; i < weights.length; i++) total += weights[i] ?? 0;
  if (!(total > 0)) return null;
  const parts = new Float64Array(weights.length);
  const remainders = new Float64Array(weights.length);
  const size = Math.abs(amount);
  let given = 0;
  for (let i = 0; i < weights.length; i++) {
    const share = size * ((weights[i] ?? 0) / total);
    const whole = Math.floor(share);
    parts[i] = whole;
    remainders[i] = share - whole;
    given += whole;
  }
  const missing = size - given;
  const order = Uint32Array.from(remainders.keys()).sort(
    (a, b) => (remainders[b] ?? 0) - (remainders[a] ?? 0) || a - b,
  );
  settle(parts, order, missing);
  if (amount < 0) for (let i = 0; i < parts.length; i++) parts[i] = 0 - (parts[i] ?? 0);
  return parts;
}

/** Hands out (or, after a float share came out too high, takes back) the last units one by one. */
function settle(parts: Float64Array, order: Uint32Array, missing: number): void {
  const step = Math.sign(missing);
  const places = step > 0 ? order : order.toReversed();
  for (let left = Math.abs(missing), i = 0; left > 0; i = (i + 1) % places.length) {
    const at = places[i] ?? 0;
    const part = parts[at] ?? 0;
    if (step < 0 && part === 0) continue;
    parts[at] = part + step;
    left--;
  }
}
