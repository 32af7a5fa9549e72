/**
 * Distinct byte strings → 0, 1, 2 … in the order of their first appearance. Cells are looked up as
 * the bytes they are, so text is decoded once for each distinct value, not once for each row.
 */
export class ByteDictionary {
  size = 0;
  #slots = new Int32Array(256).fill(-1);
  #hashes = new Int32Array(128);
  /** Entry n lies in the arena from #offsets[n] to #offsets[n + 1]. */
  #offsets = new Int32Array(129);
  #arena = new Uint8Array(4096);
  #view = new DataView(this.#arena.buffer);

  /** The code of the bytes; equal to the size before the call when they are new. */
  code(view: DataView, start: number, end: number): number {
    let hash = end - start;
    let at = start;
    for (const whole = end - 3; at < whole; at += 4) hash = mix(hash, view.getInt32(at, true));
    for (; at < end; at++) hash = mix(hash, view.getUint8(at));
    const slots = this.#slots;
    const mask = slots.length - 1;
    let slot = hash & mask;
    for (;;) {
      const entry = slots[slot] as number;
      if (entry < 0) return this.#add(view, start, end, hash, slot);
      if (this.#hashes[entry] === hash && this.#equals(entry, view, start, end)) return entry;
      slot = (slot + 1) & mask;
    }
  }

  #equals(entry: number, view: DataView, start: number, end: number): boolean {
    const arena = this.#view;
    let from = this.#offsets[entry] as number;
    if ((this.#offsets[entry + 1] as number) - from !== end - start) return false;
    let at = start;
    for (const whole = end - 3; at < whole; at += 4, from += 4) {
      if (arena.getInt32(from, true) !== view.getInt32(at, true)) return false;
    }
    for (; at < end; at++, from++) if (arena.getUint8(from) !== view.getUint8(at)) return false;
    return true;
  }

  #add(view: DataView, start: number, end: number, hash: number, slot: number): number {
    const entry = this.size++;
    const from = this.#offsets[entry] as number;
    const to = from + end - start;
    if (to > this.#arena.length) {
      const larger = new Uint8Array(Math.max(to, this.#arena.length * 2));
      larger.set(this.#arena);
      this.#arena = larger;
      this.#view = new DataView(larger.buffer);
    }
    this.#arena.set(new Uint8Array(view.buffer, view.byteOffset + start, end - start), from);
    if (entry + 1 === this.#offsets.length) this.#offsets = doubled(this.#offsets);
    if (entry === this.#hashes.length) this.#hashes = doubled(this.#hashes);
    this.#offsets[entry + 1] = to;
    this.#hashes[entry] = hash;
    this.#slots[slot] = entry;
    if (this.size * 2 > this.#slots.length) this.#rehash();
    return entry;
  }

  #rehash(): void {
    const slots = new Int32Array(this.#slots.length * 2).fill(-1);
    const mask = slots.length - 1;
    for (let entry = 0; entry < this.size; entry++) {
      let slot = (this.#hashes[entry] as number) & mask;
      while ((slots[slot] as number) >= 0) slot = (slot + 1) & mask;
      slots[slot] = entry;
    }
    this.#slots = slots;
  }
}

function mix(hash: number, word: number): number {
  const mixed = Math.imul(hash ^ word, 0x9e3779b1);
  return mixed ^ (mixed >>> 15);
}

function doubled(values: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(values.length * 2);
  larger.set(values);
  return larger;
}
