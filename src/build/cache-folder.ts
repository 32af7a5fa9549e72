import { join } from 'node:path';

/** Where the tools keep what they can make again. */
export function cacheFolder(root: string): string {
  return join(root, 'node_modules', '.cache', 'uplift');
}
