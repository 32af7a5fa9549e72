/**
 * Rows that agree in all their codes, as one row with their sums. Millions of rows look their place
 * up here, so what belongs together lies together, and the places of a whole batch are touched
 * before they are used: then the waits for memory overlap.
 */
import { BATCH_ROWS, GOOD } from './batch.ts';

/** Where what was touched goes, so that it isn't thought useless. */
const touched = new Int32Array(1);

/** Whole numbers kept of a row: its hash, how many rows it stands for, most decimals; then its codes. */
const HASH = 0;
const FOLDED = 1;
const PLACES = 2;
const CODES = 3;

export interface FoldInput {
  readonly rows: number;
  readonly fate: Uint8Array;
  /** Codes of the batch, one array for each key column. */
  readonly codes: readonly Int32Array[];
  readonly sums: readonly Float64Array[];
  /** Decimals that each row's money is written with. */
  readonly places: Uint8Array;
}

export class FoldTable {
  size = 0;
  readonly #keys: number;
  readonly #sums: number;
  readonly #stride: number;
  /** Codes of the batch at hand. */
  readonly #packed: Int32Array;
  #slots = new Int32Array(1 << 12).fill(-1);
  #whole: Int32Array;
  #real: Float64Array;

  constructor(keys: number, sums: number) {
    this.#keys = keys;
    this.#sums = sums;
    this.#stride = keys + CODES;
    this.#packed = new Int32Array(BATCH_ROWS * keys);
    this.#whole = new Int32Array(this.#stride << 10);
    this.#real = new Float64Array(sums << 10);
  }

  /** Adds the good rows of a batch; `entries` tells the row that each went to. */
  add({ rows, fate, codes, sums, places }: FoldInput, hashes: Int32Array, entries: Int32Array): void {
    this.#reserve(rows);
    this.#pack(codes, rows);
    this.#hash(rows, hashes);
    this.#touch(rows, hashes);
    const stride = this.#stride;
    const [whole, real] = [this.#whole, this.#real];
    for (let row = 0; row < rows; row++) {
      if (fate[row] !== GOOD) continue;
      const entry = this.#find(row * this.#keys, hashes[row] as number);
      entries[row] = entry;
      const at = entry * stride;
      whole[at + FOLDED] = (whole[at + FOLDED] as number) + 1;
      if ((places[row] as number) > (whole[at + PLACES] as number))
        whole[at + PLACES] = places[row] as number;
    }
    for (let sum = 0; sum < sums.length; sum++) {
      const values = sums[sum] as Float64Array;
      for (let row = 0; row < rows; row++) {
        if (fate[row] !== GOOD) continue;
        const value = values[row] as number;
        const at = (entries[row] as number) * this.#sums + sum;
        // A blank cell adds nothing.
        if (!Number.isNaN(value)) real[at] = (real[at] as number) + value;
      }
    }
  }

  /** A key column, in the order of the rows. */
  codes(key: number): Int32Array<ArrayBuffer> {
    return this.#column(CODES + key);
  }

  /** Gives each code of a key column its final value. Rows that then agree stay apart: their sums are not touched. */
  settle(key: number, final: (code: number) => number): void {
    for (let row = 0; row < this.size; row++) {
      const at = row * this.#stride + CODES + key;
      this.#whole[at] = final(this.#whole[at] as number);
    }
  }

  sums(sum: number): Float64Array<ArrayBuffer> {
    const column = new Float64Array(this.size);
    for (let row = 0; row < this.size; row++) column[row] = this.#real[row * this.#sums + sum] as number;
    return column;
  }

  folded(): Float64Array<ArrayBuffer> {
    return Float64Array.from(this.#column(FOLDED));
  }

  places(): Uint8Array<ArrayBuffer> {
    return Uint8Array.from(this.#column(PLACES));
  }

  #column(offset: number): Int32Array<ArrayBuffer> {
    const column = new Int32Array(this.size);
    for (let row = 0; row < this.size; row++)
      column[row] = this.#whole[row * this.#stride + offset] as number;
    return column;
  }

  /** Reads the places that the rows will look at, and does nothing with them. */
  #touch(rows: number, hashes: Int32Array): void {
    const slots = this.#slots;
    const mask = slots.length - 1;
    let seen = 0;
    for (let row = 0; row < rows; row++) seen ^= slots[(hashes[row] as number) & mask] as number;
    for (let row = 0; row < rows; row++) {
      const entry = slots[(hashes[row] as number) & mask] as number;
      if (entry >= 0)
        seen ^= (this.#whole[entry * this.#stride] as number) ^ (this.#real[entry * this.#sums] as number);
    }
    touched[0] = seen;
  }

  /** Puts the codes of each row side by side. */
  #pack(codes: readonly Int32Array[], rows: number): void {
    const keys = this.#keys;
    const packed = this.#packed;
    for (let key = 0; key < keys; key++) {
      const column = codes[key] as Int32Array;
      for (let row = 0, at = key; row < rows; row++, at += keys) packed[at] = column[row] as number;
    }
  }

  #hash(rows: number, hashes: Int32Array): void {
    const keys = this.#keys;
    const packed = this.#packed;
    for (let row = 0, at = 0; row < rows; row++) {
      let hash = 0x2545f491;
      for (const end = at + keys; at < end; at++) {
        hash = Math.imul(hash ^ (packed[at] as number), 0x9e3779b1);
        hash ^= hash >>> 15;
      }
      hashes[row] = hash;
    }
  }

  /** The row whose codes lie at `from` of the packed ones. */
  #find(from: number, hash: number): number {
    const packed = this.#packed;
    const slots = this.#slots;
    const mask = slots.length - 1;
    const whole = this.#whole;
    const keys = this.#keys;
    let slot = hash & mask;
    search: for (;;) {
      const entry = slots[slot] as number;
      if (entry < 0) break;
      const at = entry * this.#stride;
      slot = (slot + 1) & mask;
      if (whole[at + HASH] !== hash) continue;
      for (let key = 0; key < keys; key++) {
        if (whole[at + CODES + key] !== packed[from + key]) continue search;
      }
      return entry;
    }
    const entry = this.size++;
    const at = entry * this.#stride;
    whole[at + HASH] = hash;
    for (let key = 0; key < keys; key++) whole[at + CODES + key] = packed[from + key] as number;
    slots[slot] = entry;
    return entry;
  }

  /** Makes room for as many new rows, so that nothing grows within a batch. */
  #reserve(rows: number): void {
    const needed = this.size + rows;
    if (needed * this.#stride > this.#whole.length) {
      const whole = new Int32Array(Math.max(needed * this.#stride, this.#whole.length * 2));
      whole.set(this.#whole.subarray(0, this.size * this.#stride));
      this.#whole = whole;
      const real = new Float64Array(Math.ceil(whole.length / this.#stride) * this.#sums);
      real.set(this.#real.subarray(0, this.size * this.#sums));
      this.#real = real;
    }
    let length = this.#slots.length;
    while (needed * 2 > length) length *= 2;
    if (length === this.#slots.length) return;
    const slots = new Int32Array(length).fill(-1);
    const mask = length - 1;
    for (let entry = 0; entry < this.size; entry++) {
      let slot = (this.#whole[entry * this.#stride + HASH] as number) & mask;
      while ((slots[slot] as number) >= 0) slot = (slot + 1) & mask;
      slots[slot] = entry;
    }
    this.#slots = slots;
  }
}
