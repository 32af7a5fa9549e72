/**
 * A set of 128-bit keys, numbered in the order of their first appearance: 16 bytes a key and some
 * for the index, so that millions of users and rows are told apart without being kept.
 */
export class KeySet {
  size = 0;
  #slots = new Int32Array(1 << 10).fill(-1);
  #keys: Int32Array[] = [];

  /** The number of the key; equal to the size before the call when it is new. */
  add(a: number, b: number, c: number, d: number): number {
    const slots = this.#slots;
    const mask = slots.length - 1;
    let slot = mixed(a, b, c, d) & mask;
    for (;;) {
      const entry = slots[slot] as number;
      if (entry < 0) return this.#insert(a, b, c, d, slot);
      const block = this.#keys[entry >>> BLOCK] as Int32Array;
      const at = (entry & BLOCK_MASK) * 4;
      if (block[at] === a && block[at + 1] === b && block[at + 2] === c && block[at + 3] === d) return entry;
      slot = (slot + 1) & mask;
    }
  }

  #insert(a: number, b: number, c: number, d: number, slot: number): number {
    const entry = this.size++;
    if (entry >>> BLOCK === this.#keys.length) this.#keys.push(new Int32Array(4 << BLOCK));
    const block = this.#keys[entry >>> BLOCK] as Int32Array;
    const at = (entry & BLOCK_MASK) * 4;
    block[at] = a;
    block[at + 1] = b;
    block[at + 2] = c;
    block[at + 3] = d;
    this.#slots[slot] = entry;
    if (this.size * 2 > this.#slots.length) this.#grow();
    return entry;
  }

  #grow(): void {
    const slots = new Int32Array(this.#slots.length * 2).fill(-1);
    const mask = slots.length - 1;
    for (let entry = 0; entry < this.size; entry++) {
      const block = this.#keys[entry >>> BLOCK] as Int32Array;
      const at = (entry & BLOCK_MASK) * 4;
      let slot =
        mixed(
          block[at] as number,
          block[at + 1] as number,
          block[at + 2] as number,
          block[at + 3] as number,
        ) & mask;
      while ((slots[slot] as number) >= 0) slot = (slot + 1) & mask;
      slots[slot] = entry;
    }
    this.#slots = slots;
  }
}

/** Keys lie in blocks of this many, so that growing never copies them. */
const BLOCK = 14;
const BLOCK_MASK = (1 << BLOCK) - 1;

function mixed(a: number, b: number, c: number, d: number): number {
  let hash = Math.imul(a ^ Math.imul(b, 0x85ebca6b), 0xc2b2ae35);
  hash = Math.imul(hash ^ (hash >>> 15) ^ Math.imul(c, 0x27d4eb2f), 0x165667b1);
  hash ^= hash >>> 13;
  return Math.imul(hash ^ d, 0x9e3779b1) ^ (hash >>> 11);
}
