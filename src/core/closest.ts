/** A word that was mistyped, found again. */

/** The one of `words` that differs least from what was typed, by two letters at most and fewer than half; else `null`. */
export function closest(typed: string, words: readonly string[]): string | null {
  const most = Math.min(2, Math.ceil(typed.length / 2) - 1);
  const near = words
    .map((word) => ({ word, apart: distance(typed.toLowerCase(), word.toLowerCase()) }))
    .filter(({ apart }) => apart <= most)
    .sort((a, b) => a.apart - b.apart);
  const [best, next] = near;
  return best === undefined || best.apart === next?.apart ? null : best.word;
}

/** Letters to put in, take out or replace to make one word of the other (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j++) {
      next.push(
        Math.min((row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1, (row[j] ?? 0) + (letter === b[j] ? 0 : 1)),
      );
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
