/**
 * Which mails were sent, so that none is sent twice: a file that outlives the run, and a lock that does not.
 *
 * A message is noted twice: before its last byte leaves ("handed over"), and when the server has accepted it
 * ("sent"). A server forgets a message whose end it never saw, so whoever is killed before the first note has
 * sent nothing, and the next run sends it. Between the two notes nobody can know: of "maybe twice" and "maybe
 * never" this chooses **maybe never**, says so at every run, and leaves the decision to a person.
 */
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { errorCode, Failure } from '../failure.ts';

const entrySchema = z.object({
  report: z.string(),
  /** The report, or the statement of an influencer. */
  what: z.string(),
  /** Date of the drop; `null` = it has none. */
  drop: z.string().nullable(),
  to: z.string(),
  state: z.enum(['handed over', 'sent']),
  at: z.string(),
});
const fileSchema = z.object({ version: z.literal(1), messages: z.record(z.string(), entrySchema) });

export type MailedEntry = z.infer<typeof entrySchema>;

export interface Mailed {
  /** `null` = it was never handed over, as far as is known. */
  state(key: string): MailedEntry['state'] | null;
  note(key: string, entry: MailedEntry): void;
  /** It is certain that the server has not accepted it. */
  forget(key: string): void;
  /** Lets the next run in. */
  close(): void;
}

/** Throws while another run holds it: two that read the same file would send the same mails. */
export function openMailed(path: string): Mailed {
  try {
    mkdirSync(dirname(path), { recursive: true });
  } catch (error) {
    throw unwritable(path, error);
  }
  const lock = lockBeside(path);
  try {
    const messages = new Map(Object.entries(read(path)));
    const write = () => writeWhole(path, { version: 1, messages: Object.fromEntries(messages) });
    return {
      state: (key) => messages.get(key)?.state ?? null,
      note: (key, entry) => {
        messages.set(key, entry);
        write();
      },
      forget: (key) => {
        if (messages.delete(key)) write();
      },
      close: () => lock.close(),
    };
  } catch (error) {
    lock.close();
    throw error;
  }
}

/**
 * A lock of the system, which ends with the process that holds it however that ends. A file that says who
 * holds it would outlive a killed one, and two that clear it away at once would both go on. SQLite takes such
 * a lock on every system; nothing is stored in it.
 */
function lockBeside(path: string): DatabaseSync {
  const file = `${path}.lock`;
  let lock: DatabaseSync | null = null;
  try {
    lock = new DatabaseSync(file);
    lock.exec('BEGIN EXCLUSIVE');
    return lock;
  } catch (error) {
    lock?.close();
    if (error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY)
      throw new Failure(
        `Another run is sending mail and holds ${file}. Nothing was sent.\n  → Run the command again when it has ended; who has a mail gets no second.`,
      );
    throw unwritable(file, error);
  }
}

const SQLITE_BUSY = 5;

function read(path: string): Record<string, MailedEntry> {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return {};
    throw unwritable(path, error);
  }
  try {
    return fileSchema.parse(JSON.parse(text)).messages;
  } catch {
    throw new Failure(
      `${path} cannot be read, so it is not known who has had which mail. Nothing was sent.\n  → Bring back an older copy of it; or remove it, if everybody may get the mail of this drop again.`,
    );
  }
}

/** On the disk before the call returns: what was noted must hold when the power goes. */
function writeWhole(path: string, content: z.infer<typeof fileSchema>): void {
  const part = `${path}.part`;
  try {
    // Addresses of people: nobody else's to read.
    const file = openSync(part, 'w', 0o600);
    try {
      // All of it, or it throws: a single write of a full disk takes what there is room for, and says nothing.
      writeFileSync(file, `${JSON.stringify(content, null, 1)}\n`);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(part, path);
    syncFolder(dirname(path));
  } catch (error) {
    rmSync(part, { force: true });
    throw unwritable(path, error);
  }
}

/** A new name of a file is in its folder, which is on the disk some seconds later by itself. */
function syncFolder(path: string): void {
  // Windows opens no folders.
  if (process.platform === 'win32') return;
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

function unwritable(path: string, error: unknown): Failure {
  const why = errorCode(error) ?? (error instanceof Error ? error.message : 'unknown error');
  return new Failure(
    `${path} cannot be used (${why}); without it mails could be sent twice.\n  → Allow writing there, or give another place with --memory FILE.`,
  );
}
