/** Reads chunks on demand, keeps the first ones for a look ahead, and hashes all bytes on the way. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Hasher, SourceFile } from './source-file.ts';

export class ByteStream {
  /** Bytes read so far. */
  read = 0;
  readonly #chunks: AsyncIterator<Uint8Array>;
  readonly #hash: Hasher;
  #head: Uint8Array = new Uint8Array(0);

  constructor(file: SourceFile) {
    this.#chunks = file.bytes()[Symbol.asyncIterator]();
    this.#hash = file.hasher?.() ?? portableHasher();
  }

  /** At least the first `size` bytes of what is left, fewer at the end of the file. */
  async peek(size: number): Promise<Uint8Array> {
    while (this.#head.length < size) {
      const chunk = await this.#pull();
      if (chunk === null) break;
      const joined = new Uint8Array(this.#head.length + chunk.length);
      joined.set(this.#head);
      joined.set(chunk, this.#head.length);
      this.#head = joined;
    }
    return this.#head;
  }

  /** The next bytes; `null` at the end. */
  async next(): Promise<Uint8Array | null> {
    if (this.#head.length === 0) return this.#pull();
    const head = this.#head;
    this.#head = new Uint8Array(0);
    return head;
  }

  /** All the bytes that are left. */
  async rest(): Promise<Uint8Array<ArrayBuffer>> {
    const chunks: Uint8Array[] = [];
    for (let chunk = await this.next(); chunk !== null; chunk = await this.next()) chunks.push(chunk.slice());
    const bytes = new Uint8Array(chunks.reduce((size, chunk) => size + chunk.length, 0));
    let at = 0;
    for (const chunk of chunks) {
      bytes.set(chunk, at);
      at += chunk.length;
    }
    return bytes;
  }

  /** Reads what is left, so that size and hash are those of the whole file. */
  async finish(): Promise<{ bytes: number; sha256: string }> {
    while ((await this.#pull()) !== null);
    return { bytes: this.read, sha256: this.#hash.digest() };
  }

  async #pull(): Promise<Uint8Array | null> {
    const next = await this.#chunks.next();
    if (next.done) return null;
    this.read += next.value.length;
    this.#hash.update(next.value);
    return next.value.length > 0 ? next.value : this.#pull();
  }
}

function portableHasher(): Hasher {
  const hash = sha256.create();
  return {
    update: (bytes) => {
      hash.update(bytes);
    },
    digest: () => bytesToHex(hash.digest()),
  };
}
