/** A folder → the files of a drop; what is no plain file of the folder itself is refused or said. */
import { createHash } from 'node:crypto';
import { constants, type Stats } from 'node:fs';
import { access, lstat, open as openFile, readdir, readFile, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { noTable } from '../core/ingest/choose-files.ts';
import type { Code } from '../core/ingest/codes.ts';
import { formatOf, stemOf, tableOfName } from '../core/ingest/file-names.ts';
import { shown } from '../core/ingest/shown.ts';
import type { Hasher, SourceFile } from '../core/ingest/source-file.ts';
import type { Issue, Severity } from '../core/issue.ts';
import type { ReportSource } from './definition.ts';

export interface OpenFolder {
  readonly files: SourceFile[];
  readonly issues: Issue[];
}

/** Bytes of a chunk: large enough to be rare, small enough to stay in the cache. */
const CHUNK = 1 << 18;

/** Throws the system's error when the folder itself cannot be listed. */
export async function openDropFolder(folder: string): Promise<OpenFolder> {
  const files: SourceFile[] = [];
  const issues: Issue[] = [];
  const names = (await readdir(folder)).sort();
  for (const name of names) {
    const { file, issue } = await open(folder, name, names);
    if (file) files.push(file);
    if (issue) issues.push(issue);
  }
  return { files, issues };
}

/** The files of a report's drop; those of increments with the name of their folder before their own. */
export async function openDrop({ data, increments, noticed }: ReportSource): Promise<OpenFolder> {
  if (increments === null) {
    const { files, issues } = await openDropFolder(data);
    return { files, issues: [...issues, ...noticed] };
  }
  const opened = await Promise.all(
    increments.map(async (date) => {
      const { files, issues } = await openDropFolder(join(data, date));
      const named = (name: string) => `${date}/${name}`;
      return {
        files: files.map((file) => ({ ...file, name: named(file.name) })),
        issues: [
          ...issues.map((issue) => ({ ...issue, at: { ...issue.at, file: named(issue.at.file) } })),
          // Without a file no part of the drop tells of the folder.
          ...(files.length === 0 && !issues.some(({ severity }) => severity === 'error')
            ? [emptyFolder(date)]
            : []),
        ],
      };
    }),
  );
  return {
    files: opened.flatMap(({ files }) => files),
    issues: [...opened.flatMap(({ issues }) => issues), ...noticed],
  };
}

interface Opened {
  readonly file?: SourceFile;
  readonly issue?: Issue;
}

async function open(folder: string, name: string, names: readonly string[]): Promise<Opened> {
  const path = join(folder, name);
  try {
    const own = await lstat(path);
    if (own.isSymbolicLink() && dirname(await realpath(path)) !== (await realpath(folder))) {
      return { issue: outside(name) };
    }
    const target = own.isSymbolicLink() ? await stat(path) : own;
    if (!target.isFile()) return { issue: notRegular(name, kindOf(target)) };
    await access(path, constants.R_OK);
    const linked = own.isSymbolicLink() ? name : await linkInText(path, name, target.size, names);
    if (linked === null) return { file: sourceFile(path, target.size) };
    const real = join(folder, linked);
    const file = { ...sourceFile(real, (await stat(real)).size), name };
    return { file, issue: linkedIssue(name) };
  } catch (error) {
    return { issue: unreadable(name, (error as NodeJS.ErrnoException).code ?? 'unknown error') };
  }
}

/** Longest name of a file. */
const LONGEST_NAME = 255;

/**
 * Where links are not supported, git leaves a file that holds the name of its target. A table that
 * is nothing but the name of a file beside it is such a link.
 */
async function linkInText(
  path: string,
  name: string,
  size: number,
  names: readonly string[],
): Promise<string | null> {
  if (size > LONGEST_NAME || !isTable(name)) return null;
  const text = (await readFile(path, 'utf8')).trim();
  return text !== name && names.includes(text) && formatOf(text) !== null ? text : null;
}

function kindOf(target: Stats): string {
  return target.isDirectory() ? 'directory' : target.isFIFO() ? 'pipe' : 'device';
}

function sourceFile(path: string, size: number): SourceFile {
  return { name: basename(path), size, bytes: () => chunksOf(path), hasher };
}

/** The file through one buffer, over and over. */
async function* chunksOf(path: string): AsyncIterable<Uint8Array> {
  const file = await openFile(path);
  try {
    const buffer = new Uint8Array(CHUNK);
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, CHUNK);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}

function hasher(): Hasher {
  const hash = createHash('sha256');
  return {
    update: (bytes) => {
      hash.update(bytes);
    },
    digest: () => hash.digest('hex'),
  };
}

/** Whether the name is that of a table: then what is wrong with the file refuses the drop. */
function isTable(name: string): boolean {
  const format = formatOf(name);
  return format !== null && format !== 'workbook' && tableOfName(stemOf(name)) !== null;
}

function outside(name: string): Issue {
  return issue(
    name,
    'file-symlink-outside',
    null,
    'The file is a link to a place outside the folder; not followed.',
    'Copy the file itself into the folder.',
  );
}

function notRegular(name: string, kind: string): Issue {
  if (isTable(name)) {
    const message = `"${shown(name)}" is a ${kind}, not a file.`;
    return issue(name, 'file-not-regular', kind, message, 'Put the file itself there.');
  }
  return issue(name, 'file-unexpected', kind, `"${shown(name)}" is a ${kind}; not read.`, null);
}

function unreadable(name: string, reason: string): Issue {
  return issue(
    name,
    'file-unreadable',
    reason,
    `"${shown(name)}" cannot be read (${reason}).`,
    'Check that it is there and that you may read it.',
  );
}

function linkedIssue(name: string): Issue {
  const message = `"${shown(name)}" is a link to another file of the folder; that one is read.`;
  return { ...issue(name, 'file-symlink', null, message, null), severity: 'warning' };
}

function emptyFolder(name: string): Issue {
  return { ...issue(name, noTable.code, null, noTable.message, noTable.hint), severity: 'error' };
}

/** An error where the name is that of a table; of other files it is only good to know. */
function issue(file: string, code: Code, value: string | null, message: string, hint: string | null): Issue {
  const severity: Severity = isTable(file) ? 'error' : 'warning';
  return { severity, code, at: { file, line: null, column: null, field: null }, value, message, hint };
}
