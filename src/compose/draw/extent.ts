/** The least and the most of values, of which there is one at least; `null` is passed over. */
export function extent(values: Iterable<number | null>): [number, number] {
  let [least, most] = [Infinity, -Infinity];
  for (const value of values) {
    if (value === null) continue;
    if (value < least) least = value;
    if (value > most) most = value;
  }
  return [least, most];
}
