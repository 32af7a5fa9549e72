/** A whole site of an earlier build: whether it stands where it was published, and how it is put there again. */
import { lstatSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import type { Cache } from './cache.ts';
import { hashOfBytes } from './hash-of.ts';
import type { BuiltFile } from './journal.ts';

/** Whether exactly these files lie in the folder, each with the bytes that it had. */
export function standsIn(folder: string, files: readonly BuiltFile[]): boolean {
  if (files.length === 0 || statSync(folder, { throwIfNoEntry: false }) === undefined) return false;
  const expected = new Map(files.map((file) => [file.path, file]));
  const found = filesIn(folder);
  return (
    found.length === expected.size &&
    found.every(({ path, size }) => expected.get(path)?.size === size) &&
    found.every(({ path }) => hashOfBytes(readFileSync(join(folder, path))) === expected.get(path)?.hash)
  );
}

/** Writes the files into a folder; `false` when the cache no longer has one of them. */
export function restoreFiles(folder: string, files: readonly BuiltFile[], cache: Cache): boolean {
  return (
    files.length > 0 &&
    files.every(({ path, hash }) => {
      const bytes = cache.bytes(hash);
      if (bytes === null) return false;
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), bytes);
      return true;
    })
  );
}

/** Every file below a folder, its path written with slashes. */
export function filesIn(folder: string): { path: string; size: number }[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map(({ parentPath, name }) => {
      const file = join(parentPath, name);
      return { path: relative(folder, file).split(sep).join('/'), size: lstatSync(file).size };
    });
}
