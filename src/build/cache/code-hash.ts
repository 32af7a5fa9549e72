/**
 * What makes the output besides reports and data: the sources, the packages as they are installed, and the
 * Node that runs them. Any difference in these, and everything is made again: which page a template touches
 * is easy to get wrong, and templates change seldom.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { hashOf, hashOfBytes } from './hash-of.ts';

/** Files and folders that pages are made by, below the project. */
const CODE = [
  'src',
  'public',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  '.env',
  '.env.production',
];
/** What npm has put into node_modules, which an interrupted install leaves behind the lockfile. */
const INSTALLED = 'node_modules/.package-lock.json';

/** Of files and folders below the project, by name and content. */
export function treeHash(root: string, paths: readonly string[]): string {
  return filesHash(
    root,
    paths.flatMap((path) => below(join(root, path))),
  );
}

/** Of all that pages are made by. Changes while a build runs show as another hash at its end. */
export function codeHash(root: string): string {
  return hashOf([treeHash(root, [...CODE, INSTALLED]), runtime]);
}

/** Of a source file and of all that it takes up, directly or not: what a change elsewhere leaves as it is. */
export function sourcesHash(root: string, entry: string): string {
  const found = new Set<string>();
  const walk = (path: string) => {
    if (found.has(path)) return;
    found.add(path);
    for (const [, from = ''] of readFileSync(path, 'utf8').matchAll(/(?:from |import\()'(\.[^']+)'/g))
      walk(resolve(dirname(path), from));
  };
  walk(join(root, entry));
  const packages = treeHash(root, ['package-lock.json', INSTALLED]);
  return hashOf([filesHash(root, [...found].sort()), packages, runtime]);
}

/**
 * Outputs are the same in every time zone, language and folder, so none of these is here. As it is at the
 * start: a build with Vite sets the mode for itself.
 */
const runtime = {
  versions: { ...process.versions },
  platform: process.platform,
  architecture: process.arch,
  mode: process.env.NODE_ENV ?? null,
};

function filesHash(root: string, files: readonly string[]): string {
  return hashOf(
    files.filter(existsSync).map((file) => [relative(root, file), hashOfBytes(readFileSync(file))]),
  );
}

function below(path: string): string[] {
  if (!existsSync(path)) return [];
  try {
    return readdirSync(path)
      .sort()
      .flatMap((name) => below(join(path, name)));
  } catch {
    return [path];
  }
}
