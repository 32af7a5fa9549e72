/** Files of a folder by what stands in them, and by what tells whether they were touched. */
import { createHash } from 'node:crypto';
import { type BigIntStats, createReadStream } from 'node:fs';
import { lstat, readdir, readlink, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode } from '../failure.ts';

export interface FileState {
  readonly name: string;
  /** What it is: its kind, and where it leads when it is a link. */
  readonly kind: string;
  /** Size, time of change and place on the disk: another file, or the same one written to, differs in them. */
  readonly touched: string;
  /** SHA-256 in hex; '' for what is no file, or can't be read. */
  readonly hash: string;
}

/** What lies in a folder itself, sorted by name; hidden files aside. */
export async function filesOf(folder: string): Promise<FileState[]> {
  const names = (await readdir(folder)).filter((name) => !name.startsWith('.')).sort();
  return Promise.all(
    names.map(async (name) => {
      const path = join(folder, name);
      const state = await stateOf(path);
      const hash = state.kind.startsWith('file') ? await hashOfFile(path).catch(() => '') : '';
      return { name, ...state, hash };
    }),
  );
}

/** The names of those that were touched, came or went since. */
export async function touchedSince(folder: string, before: readonly FileState[]): Promise<string[]> {
  const states = new Map(before.map(({ name, kind, touched }) => [name, `${kind} ${touched}`]));
  const names = (await readdir(folder)).filter((name) => !name.startsWith('.'));
  const touched = await Promise.all(
    names.map(async (name) => {
      const now = await stateOf(join(folder, name));
      return states.get(name) === `${now.kind} ${now.touched}` ? [] : [name];
    }),
  );
  return [...touched.flat(), ...[...states.keys()].filter((name) => !names.includes(name))].sort();
}

async function stateOf(path: string): Promise<{ kind: string; touched: string }> {
  try {
    const own = await lstat(path, { bigint: true });
    if (!own.isSymbolicLink()) return { kind: kindOf(own), touched: touchOf(own) };
    const target = await stat(path, { bigint: true });
    return { kind: `${kindOf(target)} by ${await readlink(path)}`, touched: touchOf(target) };
  } catch (error) {
    return { kind: errorCode(error) ?? 'unreadable', touched: '' };
  }
}

function kindOf(found: BigIntStats): string {
  return found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'device';
}

function touchOf({ size, mtimeNs, ctimeNs, ino }: BigIntStats): string {
  return [size, mtimeNs, ctimeNs, ino].join(' ');
}

async function hashOfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
