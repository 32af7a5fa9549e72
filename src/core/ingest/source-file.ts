import type { SpecName } from '../schema/index.ts';

/** A file of a drop. IO is passed in, so that folders and files picked in a browser read alike. */
export interface SourceFile {
  /** Where the drop is appended of several folders, with the folder before it: 2025-07-01/posts.csv. */
  readonly name: string;
  /** What a person said it is, where its name says nothing. */
  readonly table?: SpecName;
  /** Bytes; what `bytes` then gives may differ when the file changes meanwhile. */
  readonly size: number;
  /** The content from the start, as often as it is asked for. A chunk holds until the next is asked for. */
  readonly bytes: () => AsyncIterable<Uint8Array>;
  /** A faster SHA-256 than the one in JavaScript, where the platform has one. */
  readonly hasher?: () => Hasher;
}

/** The folder that stands before a file's name; '' = none does. */
export function folderOf(name: string): string {
  return name.slice(0, Math.max(0, name.lastIndexOf('/')));
}

/** The name without its folder. */
export function ownName(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}

export interface Hasher {
  readonly update: (bytes: Uint8Array) => void;
  /** In hex. */
  readonly digest: () => string;
}
