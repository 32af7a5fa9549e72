/** Chunks of a file as UTF-8, whatever it is encoded in; stops before the first byte that cannot be. */
import type { ByteStream } from './byte-stream.ts';
import { Utf8Check } from './utf8.ts';

export class Utf8Source {
  /** Offset in the file of the first byte that is not of the encoding. */
  invalidAt: number | null = null;
  readonly #stream: ByteStream;
  readonly #check = new Utf8Check();
  readonly #decoder: TextDecoder | null;
  readonly #encoder = new TextEncoder();
  #skip: number;
  readonly #mark: number;
  #given = 0;
  #ended = false;

  /** `mark` is the length of the byte order mark, which is no part of the text. */
  constructor(stream: ByteStream, encoding: string, mark: number) {
    this.#stream = stream;
    this.#skip = mark;
    this.#mark = mark;
    const name = new TextDecoder(encoding).encoding;
    this.#decoder = name === 'utf-8' ? null : new TextDecoder(name, { fatal: true, ignoreBOM: true });
  }

  async next(): Promise<Uint8Array | null> {
    while (!this.#ended) {
      const chunk = await this.#stream.next();
      if (chunk === null) return this.#last();
      const bytes = this.#skip > 0 ? chunk.subarray(this.#skip) : chunk;
      this.#skip -= chunk.length - bytes.length;
      const text = this.#decoder === null ? this.#checked(bytes) : this.#decoded(bytes, this.#decoder);
      if (text.length > 0) return text;
    }
    return null;
  }

  #checked(bytes: Uint8Array): Uint8Array {
    const wrong = this.#check.check(bytes);
    if (wrong < 0) return bytes;
    this.#stop(this.#mark + this.#check.offset + wrong);
    return bytes.subarray(0, wrong);
  }

  #decoded(bytes: Uint8Array, decoder: TextDecoder): Uint8Array {
    try {
      const text = decoder.decode(bytes, { stream: true });
      this.#given += bytes.length;
      return this.#encoder.encode(text);
    } catch {
      this.#stop(this.#mark + this.#given);
      return new Uint8Array(0);
    }
  }

  #last(): Uint8Array | null {
    this.#ended = true;
    if (this.#decoder === null) {
      if (this.#check.unfinished) this.invalidAt = this.#mark + this.#check.offset - 1;
      return null;
    }
    try {
      const text = this.#encoder.encode(this.#decoder.decode());
      return text.length > 0 ? text : null;
    } catch {
      this.invalidAt = this.#mark + this.#given;
      return null;
    }
  }

  #stop(at: number): void {
    this.#ended = true;
    this.invalidAt = at;
  }
}
