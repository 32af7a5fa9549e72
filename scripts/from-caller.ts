import { resolve } from 'node:path';

/** A path as the person typed it: npm runs scripts from the top of the project, wherever that person stands. */
export function fromCaller(path: string): string {
  return resolve(process.env.INIT_CWD ?? process.cwd(), path);
}
