/** Whether a path that somebody gave is a folder, and why it is none. */
import { stat } from 'node:fs/promises';
import { isArchive } from '../core/ingest/file-names.ts';

/** `said` is the path as it was typed, `absent` what to do where nothing is there; `null` = it is a folder. */
export async function folderProblem(
  path: string,
  said: string,
  absent: string,
): Promise<{ readonly message: string; readonly hint: string } | null> {
  const found = await stat(path).catch(() => null);
  if (found === null) return { message: `There is no folder ${said}.`, hint: absent };
  if (found.isDirectory()) return null;
  return isArchive(path)
    ? {
        message: `${said} is an archive, not a folder.`,
        hint: 'Unpack it, and name the folder that its files are in.',
      }
    : {
        message: `${said} is a file, not a folder.`,
        hint: 'Name the folder that the files of the drop are in.',
      };
}

/** A link to a folder is one. */
export async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null))?.isDirectory() ?? false;
}
