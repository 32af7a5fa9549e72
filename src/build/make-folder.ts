import { existsSync, statSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { errorCode } from './failure.ts';

/**
 * A folder and those around it. Node's own `recursive` never ends where the system answers "no such
 * file" for a folder whose parent is there, as it does below /proc; this gives the system's error.
 */
export async function makeFolder(path: string): Promise<void> {
  if (isFolder(path)) return;
  try {
    await mkdir(path);
  } catch (error) {
    // Another process may have made it in between.
    if (isFolder(path)) return;
    const parent = dirname(path);
    if (errorCode(error) !== 'ENOENT' || parent === path || existsSync(parent)) throw error;
    await makeFolder(parent);
    await makeFolder(path);
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
