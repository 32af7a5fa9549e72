/** A folder → the files of a drop; what is no plain file of the folder itself is refused or said. */
import { constants, createReadStream } from 'node:fs';
import { access, lstat, readdir, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { formatOf, isKnownBeside, stemOf, tableOfName } from '../core/ingest/file-names.ts';
import { shown } from '../core/ingest/shown.ts';
import type { SourceFile } from '../core/ingest/source-file.ts';
import type { Issue, Severity } from '../core/issue.ts';

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
  for (const name of (await readdir(folder)).sort()) {
    const opened = await open(folder, name);
    if (opened === null) continue;
    if ('bytes' in opened) files.push(opened);
    else issues.push(opened);
    if ('linked' in opened) issues.push(linkedIssue(name));
  }
  return { files, issues };
}

async function open(folder: string, name: string): Promise<(SourceFile & { linked?: true }) | Issue | null> {
  const path = join(folder, name);
  const wanted = isTable(name);
  try {
    const own = await lstat(path);
    const linked = own.isSymbolicLink();
    if (linked && dirname(await realpath(path)) !== (await realpath(folder))) {
      return issue(
        name,
        wanted ? 'error' : 'warning',
        'file-symlink-outside',
        null,
        'The file is a link to a place outside the folder; not followed.',
        'Copy the file itself into the folder.',
      );
    }
    const target = linked ? await stat(path) : own;
    if (!target.isFile()) {
      const kind = target.isDirectory() ? 'directory' : target.isFIFO() ? 'pipe' : 'device';
      if (!wanted) return isKnownBeside(name) ? null : beside(name, kind);
      return issue(
        name,
        'error',
        'file-not-regular',
        kind,
        `"${shown(name)}" is a ${kind}, not a file.`,
        'Put the file itself there.',
      );
    }
    await access(path, constants.R_OK);
    const file = sourceFile(path, target.size);
    return linked ? { ...file, linked: true } : file;
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? 'unknown error';
    return issue(
      name,
      wanted ? 'error' : 'warning',
      'file-unreadable',
      reason,
      `"${shown(name)}" cannot be read (${reason}).`,
      'Check that it is there and that you may read it.',
    );
  }
}

export function sourceFile(path: string, size: number): SourceFile {
  return { name: basename(path), size, bytes: () => createReadStream(path, { highWaterMark: CHUNK }) };
}

/** Whether the name is that of a table or a workbook: then what is wrong with it refuses the drop. */
function isTable(name: string): boolean {
  const format = formatOf(name);
  return format !== null && format !== 'workbook' && tableOfName(stemOf(name)) !== null;
}

function beside(name: string, kind: string): Issue {
  return issue(name, 'warning', 'file-unexpected', kind, `"${shown(name)}" is a ${kind}; not read.`, null);
}

function linkedIssue(name: string): Issue {
  return issue(
    name,
    'warning',
    'file-symlink',
    null,
    `"${shown(name)}" is a link to another file of the folder; that one is read.`,
    null,
  );
}

function issue(
  file: string,
  severity: Severity,
  code: string,
  value: string | null,
  message: string,
  hint: string | null,
): Issue {
  return { severity, code, at: { file, line: null, column: null, field: null }, value, message, hint };
}
