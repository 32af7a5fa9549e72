/** Finds the first byte that is not UTF-8, across chunks. */
export class Utf8Check {
  /** Bytes seen before the chunk at hand. */
  #offset = 0;
  /** Continuation bytes still to come, and the range that the next one must lie in. */
  #due = 0;
  #low = 0x80;
  #high = 0xbf;

  /** Index in the chunk of the first wrong byte, or -1. */
  check(chunk: Uint8Array): number {
    if (this.#due === 0 && isAscii(chunk)) {
      this.#offset += chunk.length;
      return -1;
    }
    for (let at = 0; at < chunk.length; at++) {
      const byte = chunk[at] as number;
      if (this.#due > 0) {
        if (byte < this.#low || byte > this.#high) return at;
        this.#low = 0x80;
        this.#high = 0xbf;
        this.#due--;
      } else if (byte > 0x7f && !this.#lead(byte)) return at;
    }
    this.#offset += chunk.length;
    return -1;
  }

  /** Bytes of the whole chunks checked so far. */
  get offset(): number {
    return this.#offset;
  }

  /** A character is cut off at the end. */
  get unfinished(): boolean {
    return this.#due > 0;
  }

  #lead(byte: number): boolean {
    if (byte < 0xc2 || byte > 0xf4) return false;
    this.#due = byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3;
    if (byte === 0xe0) this.#low = 0xa0;
    else if (byte === 0xed) this.#high = 0x9f;
    else if (byte === 0xf0) this.#low = 0x90;
    else if (byte === 0xf4) this.#high = 0x8f;
    return true;
  }
}

function isAscii(chunk: Uint8Array): boolean {
  // Words start at a multiple of their size; the bytes before and behind them are looked at one by one.
  const head = Math.min(chunk.length, (4 - (chunk.byteOffset & 3)) & 3);
  const count = (chunk.length - head) >> 2;
  let bits = 0;
  if (count > 0) {
    const words = new Uint32Array(chunk.buffer, chunk.byteOffset + head, count);
    for (let at = 0; at < count; at++) bits |= words[at] as number;
  }
  for (let at = 0; at < head; at++) bits |= chunk[at] as number;
  for (let at = head + count * 4; at < chunk.length; at++) bits |= chunk[at] as number;
  return (bits & 0x80808080) === 0;
}
