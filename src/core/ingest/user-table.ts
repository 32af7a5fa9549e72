/**
 * The buyers of a file, each as 32 bytes: a key, a hash of its first row, and what it has bought.
 * They lie in blocks that never move; an index of hashes leads to them.
 */
import { BATCH_ROWS, GOOD } from './batch.ts';
import { mixKey } from './key-hash.ts';
import { KeySet } from './key-set.ts';

/** Where what was touched goes, so that it isn't thought useless. */
const touched = new Int32Array(1);

/** Words of a buyer: four of its key, two of its first row's hash, its first influencer, flags. */
const WORDS = 8;
const ROW_HASH = 4;
const INFLUENCER = 6;
const FLAGS = 7;

/** An index below this many words grows faster: moving it costs more than its memory. */
const SMALL = 1 << 18;
/** Buyers a block, as a power of two. */
const BLOCK = 14;
const BLOCK_MASK = (1 << BLOCK) - 1;

/** Attributed orders: none, one, or more. */
const ONE = 1 << 29;
const MORE = 1 << 30;
/** Bits left for "has bought through this", one for each code of the counted dimensions. */
const CODE_BITS = 29;

export interface UserInput {
  readonly rows: number;
  readonly fate: Uint8Array;
  /** Four words a row. */
  readonly keys: Int32Array;
  /** Two words a row. */
  readonly rowHashes: Int32Array;
  readonly orders: Float64Array;
  /** Codes below 0 name nobody: the order is not attributed. */
  readonly influencers: Int32Array;
  /** Codes by which buyers are counted beside their influencers. */
  readonly dimensions: readonly (Int32Array | null)[];
  /** Takes the number of each good row's buyer, as they came; absent = nobody asks. */
  readonly numbers?: Int32Array;
}

export class UserTable {
  total = 0;
  repeat = 0;
  readonly byInfluencer = new CodeCounts();
  readonly byDimension: readonly CodeCounts[];
  #size = 0;
  readonly #blocks: Int32Array[] = [];
  /** Two words a place: number of the buyer plus one, and its hash. */
  #index = new Int32Array(2 << 12);
  /** Rows of buyers behind their first one. */
  readonly #rows = new LaterKeys();
  /** Buyer × influencer and buyer × code, beyond the first influencer and the codes that have a bit. */
  readonly #others: readonly LaterKeys[];
  /** Of each dimension: the bit of each code, 0 = none. */
  readonly #bits: readonly number[][];
  #bitsGiven = 0;

  constructor(dimensions: number) {
    this.byDimension = Array.from({ length: dimensions }, () => new CodeCounts());
    this.#bits = Array.from({ length: dimensions }, () => []);
    this.#others = Array.from({ length: dimensions + 1 }, () => new LaterKeys());
  }

  /** Meets the good rows of a batch; calls `repeated` for rows that equal an earlier one. */
  add(input: UserInput, hashes: Int32Array, repeated: (row: number) => void): void {
    const { rows, fate, keys, rowHashes, orders, influencers, numbers } = input;
    this.#reserve(rows);
    hashKeys(keys, rows, hashes);
    this.#touch(rows, hashes);
    for (let row = 0; row < rows; row++) {
      if (fate[row] !== GOOD) continue;
      const known = this.#size;
      const buyer = this.#find(keys, row * 4, hashes[row] as number);
      if (numbers) numbers[row] = buyer;
      const block = this.#blocks[buyer >> BLOCK] as Int32Array;
      const at = (buyer & BLOCK_MASK) * WORDS;
      const first = rowHashes[row * 2] as number;
      const second = rowHashes[row * 2 + 1] as number;
      if (buyer === known) {
        block[at + ROW_HASH] = first;
        block[at + ROW_HASH + 1] = second;
        block[at + INFLUENCER] = -1;
      } else if (block[at + ROW_HASH] === first && block[at + ROW_HASH + 1] === second) repeated(row);
      else this.#rows.note(block, at, first, second, row);
      const count = orders[row] as number;
      if (count > 0 && (influencers[row] as number) >= 0) this.#order(block, at, row, count, input);
    }
    this.#rows.settle(null, repeated);
    for (const [index, later] of this.#others.entries()) {
      const counts = this.byDimension[index] ?? this.byInfluencer;
      later.settle((code) => counts.add(code), null);
    }
  }

  /** The buyer with the key; a new one takes the next number. */
  #find(keys: Int32Array, from: number, hash: number): number {
    const index = this.#index;
    const mask = index.length - 1;
    let place = (hash << 1) & mask;
    for (; index[place] !== 0; place = (place + 2) & mask) {
      if (index[place + 1] !== hash) continue;
      const buyer = (index[place] as number) - 1;
      const block = this.#blocks[buyer >> BLOCK] as Int32Array;
      const at = (buyer & BLOCK_MASK) * WORDS;
      if (
        block[at] === keys[from] &&
        block[at + 1] === keys[from + 1] &&
        block[at + 2] === keys[from + 2] &&
        block[at + 3] === keys[from + 3]
      ) {
        return buyer;
      }
    }
    const buyer = this.#size++;
    const block = this.#blocks[buyer >> BLOCK] as Int32Array;
    const at = (buyer & BLOCK_MASK) * WORDS;
    for (let word = 0; word < 4; word++) block[at + word] = keys[from + word] as number;
    index[place] = buyer + 1;
    index[place + 1] = hash;
    return buyer;
  }

  #order(block: Int32Array, at: number, row: number, count: number, input: UserInput): void {
    const { influencers, dimensions } = input;
    let flags = block[at + FLAGS] as number;
    if ((flags & (ONE | MORE)) === 0) {
      this.total++;
      flags |= count > 1 ? MORE : ONE;
      if (count > 1) this.repeat++;
    } else if ((flags & MORE) === 0) {
      flags |= MORE;
      this.repeat++;
    }
    const influencer = influencers[row] as number;
    const before = block[at + INFLUENCER] as number;
    if (before < 0) {
      block[at + INFLUENCER] = influencer;
      this.byInfluencer.add(influencer);
    } else if (before !== influencer) this.#others.at(-1)?.note(block, at, -1, influencer, influencer);
    for (let dimension = 0; dimension < dimensions.length; dimension++) {
      const code = dimensions[dimension]?.[row] ?? -1;
      if (code < 0) continue;
      const bit = this.#bits[dimension]?.[code] ?? this.#giveBit(dimension, code);
      if (bit === 0) this.#others[dimension]?.note(block, at, dimension, code, code);
      if (bit === 0 || (flags & bit) !== 0) continue;
      flags |= bit;
      (this.byDimension[dimension] as CodeCounts).add(code);
    }
    block[at + FLAGS] = flags;
  }

  #giveBit(dimension: number, code: number): number {
    const bit = this.#bitsGiven < CODE_BITS ? 1 << this.#bitsGiven++ : 0;
    const bits = this.#bits[dimension] as number[];
    while (bits.length < code) bits.push(0);
    bits[code] = bit;
    return bit;
  }

  /** Makes room for as many new buyers, so that nothing moves within a batch. */
  #reserve(rows: number): void {
    while (this.#size + rows > this.#blocks.length << BLOCK)
      this.#blocks.push(new Int32Array(WORDS << BLOCK));
    const old = this.#index;
    let length = old.length;
    while ((this.#size + rows) * 4 > length) length *= length < SMALL ? 8 : 2;
    if (length === old.length) return;
    const index = new Int32Array(length);
    const mask = length - 1;
    for (let from = 0; from < old.length; from += 2) {
      if (old[from] === 0) continue;
      let place = ((old[from + 1] as number) << 1) & mask;
      while (index[place] !== 0) place = (place + 2) & mask;
      index[place] = old[from] as number;
      index[place + 1] = old[from + 1] as number;
    }
    this.#index = index;
  }

  /** Reads the places that the rows will look at, so that the waits for memory overlap. */
  #touch(rows: number, hashes: Int32Array): void {
    const index = this.#index;
    const mask = index.length - 1;
    let seen = 0;
    for (let row = 0; row < rows; row++) seen ^= index[((hashes[row] as number) << 1) & mask] as number;
    for (let row = 0; row < rows; row++) {
      const place = ((hashes[row] as number) << 1) & mask;
      const buyer = (index[place] as number) - 1;
      if (buyer < 0 || index[place + 1] !== hashes[row]) continue;
      seen ^= (this.#blocks[buyer >> BLOCK] as Int32Array)[(buyer & BLOCK_MASK) * WORDS] as number;
    }
    touched[0] = seen;
  }
}

/** Keys that are looked up together, when the batch is through. */
class LaterKeys {
  readonly #known = new KeySet();
  readonly #keys = new Int32Array(BATCH_ROWS * 4);
  readonly #values = new Int32Array(BATCH_ROWS);
  readonly #isNew = new Uint8Array(BATCH_ROWS);
  #count = 0;

  /** Notes the key at `at` together with two more numbers; `value` is what `settle` hands out. */
  note(table: Int32Array, at: number, first: number, second: number, value: number): void {
    mixKey(table, at, first, second, this.#keys, this.#count * 4);
    this.#values[this.#count++] = value;
  }

  /** Calls one of the two for each noted key: whether it is new, or was there before. */
  settle(fresh: ((value: number) => void) | null, known: ((value: number) => void) | null): void {
    this.#known.addAll(this.#keys, this.#count, this.#isNew);
    for (let key = 0; key < this.#count; key++) {
      const call = this.#isNew[key] === 1 ? fresh : known;
      call?.(this.#values[key] as number);
    }
    this.#count = 0;
  }
}

/** Counts by code. */
class CodeCounts {
  #counts = new Float64Array(256);

  add(code: number): void {
    if (code >= this.#counts.length) {
      const larger = new Float64Array(Math.max(code + 1, this.#counts.length * 2));
      larger.set(this.#counts);
      this.#counts = larger;
    }
    this.#counts[code] = (this.#counts[code] as number) + 1;
  }

  taken(size: number): Float64Array<ArrayBuffer> {
    const counts = new Float64Array(size);
    counts.set(this.#counts.subarray(0, size));
    return counts;
  }
}

function hashKeys(keys: Int32Array, rows: number, hashes: Int32Array): void {
  for (let row = 0; row < rows; row++) hashes[row] = hashKey(keys, row * 4);
}

function hashKey(words: Int32Array, at: number): number {
  let hash = Math.imul((words[at] as number) ^ Math.imul(words[at + 1] as number, 0x85ebca6b), 0xc2b2ae35);
  hash = Math.imul(hash ^ (hash >>> 15) ^ Math.imul(words[at + 2] as number, 0x27d4eb2f), 0x165667b1);
  hash = Math.imul(hash ^ (hash >>> 13) ^ (words[at + 3] as number), 0x9e3779b1);
  return hash ^ (hash >>> 15);
}
