/** Weights added up, to draw from long lists by halving instead of by walking. */
export function cumulate(weights: ArrayLike<number>): Float64Array {
  const sums = new Float64Array(weights.length);
  let sum = 0;
  for (let index = 0; index < weights.length; index += 1) {
    sum += weights[index] ?? 0;
    sums[index] = sum;
  }
  return sums;
}

/** The index whose stretch holds `share` (in [0, 1)) of the whole. */
export function draw(sums: Float64Array, share: number): number {
  let low = 0;
  let high = sums.length - 1;
  const point = share * (sums[high] ?? 0);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sums[middle] ?? 0) > point) high = middle;
    else low = middle + 1;
  }
  return low;
}
