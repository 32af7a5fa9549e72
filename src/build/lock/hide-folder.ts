import { chmodSync, statSync } from 'node:fs';

/**
 * While a locked report is made, its pages stand readable beside the site, where a web server may look: they are
 * there for the one who builds alone. Returns what gives the folder back its rights.
 */
export function hideFolder(folder: string): () => void {
  const { mode } = statSync(folder);
  chmodSync(folder, 0o700);
  return () => chmodSync(folder, mode & 0o7777);
}
