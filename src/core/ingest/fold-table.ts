/** Rows that agree in all their codes, as one row: its number is what the sums are kept under. */
import { GrowingInts } from './growing.ts';

export class FoldTable {
  /** One growing column for each key column. */
  readonly columns: readonly GrowingInts[];
  size = 0;
  #slots = new Int32Array(1 << 12).fill(-1);
  #hashes = new GrowingInts();

  constructor(keys: number) {
    this.columns = Array.from({ length: keys }, () => new GrowingInts());
  }

  /** The row with the codes at `row` of the batch's columns; equal to the size before the call when new. */
  row(batch: readonly Int32Array[], row: number, hash: number): number {
    const slots = this.#slots;
    const mask = slots.length - 1;
    const hashes = this.#hashes.values;
    let slot = (hash ^ (hash >>> 15)) & mask;
    for (;;) {
      const entry = slots[slot] as number;
      if (entry < 0) break;
      if (hashes[entry] === hash && this.#equals(entry, batch, row)) return entry;
      slot = (slot + 1) & mask;
    }
    const entry = this.size++;
    for (let column = 0; column < this.columns.length; column++) {
      (this.columns[column] as GrowingInts).push((batch[column] as Int32Array)[row] as number);
    }
    this.#hashes.push(hash);
    slots[slot] = entry;
    if (this.size * 2 > slots.length) this.#grow();
    return entry;
  }

  #equals(entry: number, batch: readonly Int32Array[], row: number): boolean {
    for (let column = 0; column < this.columns.length; column++) {
      const kept = (this.columns[column] as GrowingInts).values[entry];
      if (kept !== (batch[column] as Int32Array)[row]) return false;
    }
    return true;
  }

  #grow(): void {
    const slots = new Int32Array(this.#slots.length * 2).fill(-1);
    const mask = slots.length - 1;
    for (let entry = 0; entry < this.size; entry++) {
      const hash = this.#hashes.values[entry] as number;
      let slot = (hash ^ (hash >>> 15)) & mask;
      while ((slots[slot] as number) >= 0) slot = (slot + 1) & mask;
      slots[slot] = entry;
    }
    this.#slots = slots;
  }
}

/** Hashes of the rows of a batch over its key columns. */
export function hashRows(columns: readonly Int32Array[], rows: number, hashes: Int32Array): void {
  hashes.fill(0x2545f491, 0, rows);
  for (const column of columns) {
    for (let row = 0; row < rows; row++) {
      const hash = Math.imul((hashes[row] as number) ^ (column[row] as number), 0x9e3779b1);
      hashes[row] = hash ^ (hash >>> 15);
    }
  }
}
