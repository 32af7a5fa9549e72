/** Files of a site in a folder, and whether they stand there as they were made. */
import { lstatSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
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

/** Every file below a folder, its path written with slashes. */
export function filesIn(folder: string): { path: string; size: number }[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map(({ parentPath, name }) => {
      const file = join(parentPath, name);
      return { path: relative(folder, file).split(sep).join('/'), size: lstatSync(file).size };
    });
}
