/**
 * What an earlier file tells of and a later one tells otherwise: a post whose reach has grown, a day whose
 * forecast was mended. Such rows equal no other, so only what they are about shows that it counts twice.
 */
import type { SpecName } from '../schema/index.ts';
import { BLANK } from './columns/coded-column.ts';
import { type PlainRows, type Repeats, repeatedOnce } from './plain-rows.ts';

/** Columns by which a thing is known; of several ways the first whose first column is not blank. */
const KNOWN_BY: Partial<Record<SpecName, readonly (readonly string[])[]>> = {
  // An address may be that of an account: with its day it is that of a post.
  posts: [['post_id'], ['url', 'date']],
  baseline: [['date', 'brand', 'product']],
};

export class ToldAgain {
  readonly #ways: readonly (readonly string[])[];
  /** Things that the files so far tell of. */
  readonly #known = new Set<string>();

  constructor(table: SpecName) {
    this.#ways = KNOWN_BY[table] ?? [];
  }

  /** Rows of a file, which begins at `from`, about what a file before it tells of; rows that equal one of it aside. */
  next(rows: PlainRows, from: number): Repeats {
    const ways = this.#ways.map((names) => names.map((name) => rows.of(name)?.values ?? []));
    const own: string[] = [];
    let again: Repeats = { rows: 0, line: null };
    for (let row = from; row < rows.rows; row++) {
      const way = ways.findIndex(([first]) => (first?.[row] ?? BLANK) !== BLANK);
      if (way < 0) continue;
      const key = [way, ...(ways[way] ?? []).map((values) => values[row])].join(' ');
      own.push(key);
      if (this.#known.has(key) && !rows.isRepeat(row))
        again = repeatedOnce(again, rows.lines.values[row] as number);
    }
    for (const key of own) this.#known.add(key);
    return again;
  }
}
