/**
 * Bytes kept under their own hash. What is taken out is hashed again, so that a file which was cut short,
 * altered or put there by somebody else is the same as one that isn't there.
 */
import {
  closeSync,
  fstatSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { scratchName } from '../scratch.ts';
import { hashOfBytes } from './hash-of.ts';

export interface Store {
  /** Keeps the bytes and gives their hash, by which they are taken out. */
  keep(bytes: Uint8Array): string;
  /**
   * The bytes of that hash and length, until the next are taken; `null` when they are not there, or not what
   * they were.
   */
  take(hash: string, size: number): Uint8Array | null;
}

/** Folder of the kept bytes, below the cache's. */
export const OBJECTS = 'objects';

export function openStore(cache: string): Store {
  const folder = join(cache, OBJECTS);
  const known = new Set<string>();
  // A site is thousands of files: room for each anew would be more work than reading them.
  let room = Buffer.allocUnsafe(1 << 20);
  return {
    keep: (bytes) => {
      const hash = hashOfBytes(bytes);
      const path = objectPath(folder, hash);
      // One of the right length may still be a wrong one: taking it out removes it, and the next build mends it.
      if (statSync(path, { throwIfNoEntry: false })?.size === bytes.length) return hash;
      makeOnce(dirname(path), known);
      // Written beside and renamed: another build may be doing the same, or this one be ended here.
      const part = scratchName(dirname(path), 'part');
      writeFileSync(part, bytes);
      renameSync(part, path);
      return hash;
    },
    take: (hash, size) => {
      const path = objectPath(folder, hash);
      if (size > room.length) room = Buffer.allocUnsafe(2 * size);
      try {
        const bytes = room.subarray(0, size);
        if (readWhole(path, bytes) && hashOfBytes(bytes) === hash) return bytes;
        unlinkSync(path);
      } catch {
        // Not there, or no file that can be read: the same to who asks.
      }
      return null;
    },
  };
}

/** `false` when the file has another length. */
function readWhole(path: string, into: Uint8Array): boolean {
  const file = openSync(path, 'r');
  try {
    if (fstatSync(file).size !== into.length) return false;
    let at = 0;
    while (at < into.length) {
      const read = readSync(file, into, at, into.length - at, at);
      if (read === 0) return false;
      at += read;
    }
    return true;
  } finally {
    closeSync(file);
  }
}

/** Spread over folders, as file systems are slow on very many files in one. */
function objectPath(folder: string, hash: string): string {
  if (!/^[0-9a-f]{64}$/.test(hash)) throw new Error(`"${hash}" is no hash`);
  return join(folder, hash.slice(0, 2), hash.slice(2));
}

/** Makes a folder that was not made by the same caller before. */
export function makeOnce(folder: string, known: Set<string>): void {
  if (known.has(folder)) return;
  mkdirSync(folder, { recursive: true });
  known.add(folder);
}
