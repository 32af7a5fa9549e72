/** A set of 128-bit keys: what tells millions of rows apart without keeping them. */

/** Where what was touched goes, so that it isn't thought useless. */
const touched = new Int32Array(1);

const WORDS = 4;
/** Tables below this many words grow faster: moving them costs more than their memory. */
const SMALL = 1 << 23;
/** In the last word: a place is taken. */
const TAKEN = 1;

export class KeySet {
  #table = new Int32Array(WORDS << 10);
  #size = 0;

  /** Adds the first `count` keys of `keys`, four words each; `isNew` tells which weren't there. */
  addAll(keys: Int32Array, count: number, isNew: Uint8Array): void {
    if (count === 0) return;
    this.#reserve(count);
    const table = this.#table;
    const mask = table.length - 1;
    touch(table, keys, count);
    for (let key = 0; key < count; key++) {
      const from = key * WORDS;
      const a = keys[from] as number;
      const b = keys[from + 1] as number;
      const c = keys[from + 2] as number;
      const d = (keys[from + 3] as number) | TAKEN;
      let at = (a << 2) & mask;
      while (
        table[at + 3] !== 0 &&
        (table[at] !== a || table[at + 1] !== b || table[at + 2] !== c || table[at + 3] !== d)
      ) {
        at = (at + WORDS) & mask;
      }
      isNew[key] = table[at + 3] === 0 ? 1 : 0;
      if (isNew[key] === 0) continue;
      table[at] = a;
      table[at + 1] = b;
      table[at + 2] = c;
      table[at + 3] = d;
      this.#size++;
    }
  }

  /** Makes room for as many new keys, so that nothing moves while they are added. */
  #reserve(count: number): void {
    const old = this.#table;
    let length = old.length;
    while ((this.#size + count) * WORDS * 10 > length * 7) length *= length < SMALL ? 4 : 2;
    if (length === old.length) return;
    const table = new Int32Array(length);
    const mask = length - 1;
    for (let from = 0; from < old.length; from += WORDS) {
      if (old[from + 3] === 0) continue;
      let at = ((old[from] as number) << 2) & mask;
      while (table[at + 3] !== 0) at = (at + WORDS) & mask;
      table[at] = old[from] as number;
      table[at + 1] = old[from + 1] as number;
      table[at + 2] = old[from + 2] as number;
      table[at + 3] = old[from + 3] as number;
    }
    this.#table = table;
  }
}

/** Reads the places that the keys lead to, so that the waits for memory overlap. */
function touch(table: Int32Array, keys: Int32Array, count: number): void {
  const mask = table.length - 1;
  let seen = 0;
  for (let key = 0; key < count; key++) seen ^= table[((keys[key * WORDS] as number) << 2) & mask] as number;
  touched[0] = seen;
}
