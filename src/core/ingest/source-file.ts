/** A file of a drop. IO is passed in, so that folders and files picked in a browser read alike. */
export interface SourceFile {
  readonly name: string;
  /** Bytes; what `bytes` then gives may differ when the file changes meanwhile. */
  readonly size: number;
  /** The content from the start, as often as it is asked for. */
  readonly bytes: () => AsyncIterable<Uint8Array>;
}
