/**
 * Distinct buyers, exact: overall and by what they bought through. Ids are kept as 128-bit keys
 * while the file is read, and end here.
 */
import type { DistinctUsers } from '../drop.ts';
import { GrowingFloats, GrowingInts } from './growing.ts';
import { KeySet } from './key-set.ts';

export class UserCount {
  readonly #users = new KeySet();
  /** Of each user: the fold row of its first attributed order, or -1; and its attributed orders. */
  readonly #first = new GrowingInts();
  readonly #orders = new GrowingFloats();
  /** Of each user: a hash of its first row. */
  readonly #rowHash = new GrowingInts();
  /** Rows behind the first one of a user. */
  readonly #repeats = new KeySet();
  /** User × dimension × code beyond those of the user's first order. */
  readonly #others = new KeySet();
  readonly #dimensions: readonly (GrowingInts | null)[];
  readonly #counts: readonly CodeCounts[];

  /** `dimensions` are fold columns to count users by; `null` for one that the file doesn't have. */
  constructor(dimensions: readonly (GrowingInts | null)[]) {
    this.#dimensions = dimensions;
    this.#counts = dimensions.map(() => new CodeCounts());
  }

  /** The user of the key; true when the row with this hash is a repeat of one seen before. */
  meet(key: Int32Array, rowHash: number, rowHash2: number): { user: number; repeated: boolean } {
    const known = this.#users.size;
    const user = this.#users.add(key[0] as number, key[1] as number, key[2] as number, key[3] as number);
    met.user = user;
    met.repeated = false;
    if (user === known) {
      this.#first.push(-1);
      this.#orders.push(0);
      this.#rowHash.push(rowHash);
      this.#rowHash.push(rowHash2);
      return met;
    }
    const first =
      this.#rowHash.values[user * 2] === rowHash && this.#rowHash.values[user * 2 + 1] === rowHash2;
    const rows = this.#repeats.size;
    met.repeated = first || this.#repeats.add(user, rowHash, rowHash2, 0) < rows;
    return met;
  }

  /** Counts an attributed order of the user in the fold row. */
  order(user: number, foldRow: number, orders: number): void {
    const first = this.#first.values[user] as number;
    this.#orders.values[user] = (this.#orders.values[user] as number) + orders;
    if (first < 0) this.#first.values[user] = foldRow;
    else if (first === foldRow) return;
    for (let dimension = 0; dimension < this.#dimensions.length; dimension++) {
      const codes = this.#dimensions[dimension];
      if (!codes) continue;
      const code = codes.values[foldRow] as number;
      if (first >= 0) {
        if (codes.values[first] === code) continue;
        const known = this.#others.size;
        if (this.#others.add(user, dimension, code, 1) < known) continue;
      }
      (this.#counts[dimension] as CodeCounts).add(code);
    }
  }

  /** Users by the dimensions, in their order, as they were given: influencer, campaign, product, source. */
  counted(sizes: readonly number[]): DistinctUsers {
    let total = 0;
    let repeat = 0;
    for (let user = 0; user < this.#users.size; user++) {
      if ((this.#first.values[user] as number) < 0) continue;
      total++;
      if ((this.#orders.values[user] as number) >= 2) repeat++;
    }
    const by = (dimension: number): Float64Array =>
      this.#counts[dimension]?.taken(sizes[dimension] ?? 0) ?? new Float64Array();
    return {
      total,
      repeat,
      byInfluencer: by(0),
      byCampaign: by(1),
      byProduct: this.#dimensions[2] ? by(2) : null,
      bySource: by(3),
    };
  }
}

/** One object for all calls, as this runs for every row. */
const met = { user: 0, repeated: false };

class CodeCounts {
  #counts = new Float64Array(256);

  add(code: number): void {
    if (code < 0) return;
    if (code >= this.#counts.length) {
      const larger = new Float64Array(Math.max(code + 1, this.#counts.length * 2));
      larger.set(this.#counts);
      this.#counts = larger;
    }
    this.#counts[code] = (this.#counts[code] as number) + 1;
  }

  taken(size: number): Float64Array {
    const counts = new Float64Array(size);
    counts.set(this.#counts.subarray(0, size));
    return counts;
  }
}
