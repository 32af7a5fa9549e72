/** What a locked report says in the open: where its files lie, and by what a password is known to be the right one. */
import { bytesOf, hex, type Keys, type ReadingKeys, utf8 } from './keys.ts';
import { open, seal } from './seal.ts';

/** Below the report: all that is sealed, and what asks for the password. No page of a report has this name. */
export const LOCKED = 'locked/';

/** Answers for all files of the report once it is open. A browser lets it do so for its own folder alone. */
export const WORKER = 'worker.js';

/** Below the report: the script that locks it again, which every page of it takes up. */
export const CONTROL = `${LOCKED}lock-again.js`;

/** Below the report. */
export const LOCK_FILE = `${LOCKED}lock.json`;

/** No path of a report begins with a slash. */
const CHECK = '/check';

export async function lockText(keys: Keys): Promise<string> {
  const check = await seal(keys, CHECK, utf8(CHECK));
  return `${JSON.stringify({ check: hex(check) })}\n`;
}

/** Whether these are the keys of the report that says this; `null` when it is nothing that a lock says. */
export async function opensLock(keys: ReadingKeys, text: string): Promise<boolean | null> {
  const check = checkIn(text);
  return check === null ? null : (await open(keys, CHECK, check)) !== null;
}

function checkIn(text: string): Uint8Array<ArrayBuffer> | null {
  try {
    return bytesOf(JSON.parse(text).check);
  } catch {
    return null;
  }
}
