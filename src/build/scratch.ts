// Folders that a process fills beside their final place and then renames there, so that a half-filled one is
// never taken for a whole. A killed process cannot clear up; the next one does, by the process id in the name.
import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

const ours = new Set<string>();

/** A fresh folder `<label>-<process id>-<random>` in `parent`; those of dead processes are removed first. */
export async function makeScratch(parent: string, label: string): Promise<string> {
  for (const folder of await deadScratch(parent, label)) await rm(folder, { recursive: true, force: true });
  const folder = scratchName(parent, label);
  await mkdir(folder, { recursive: true });
  return folder;
}

/** A path that no other process uses; nothing is made there. */
export function scratchName(parent: string, label: string): string {
  const folder = join(parent, `${label}-${process.pid}-${randomUUID().slice(0, 8)}`);
  ours.add(folder);
  return folder;
}

/** What processes left behind that no longer run. */
export async function deadScratch(parent: string, label: string): Promise<string[]> {
  const entries = await readdir(parent).catch(() => []);
  return entries
    .filter((entry) => entry.startsWith(`${label}-`))
    .filter((entry) => {
      const owner = /^-(\d+)-[0-9a-f]{8}$/.exec(entry.slice(label.length))?.[1];
      return owner !== undefined && !isRunning(Number(owner));
    })
    .map((entry) => join(parent, entry))
    .filter((folder) => !ours.has(folder));
}

/** In a container every run may have the same process id: what we did not make ourselves is a predecessor's. */
function isRunning(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it runs, as another user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
