/** Even steps of 1, 2 or 5 and their tenfolds from 0 to `most`, about `count` of them. */
export function evenTicks(most: number, count: number): number[] {
  if (!(most > 0)) return [0];
  const power = 10 ** Math.floor(Math.log10(most / count));
  const step = [1, 2, 5, 10].map((size) => size * power).find((size) => most / size <= count) ?? 10 * power;
  return Array.from({ length: Math.floor(most / step) + 1 }, (_, at) => at * step);
}
