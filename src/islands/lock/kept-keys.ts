/**
 * The keys of open reports, as the browser keeps them between two requests: workers are stopped when they are
 * idle. No script can read a key out of it, only use it, and the password is not kept.
 */
import type { ReadingKeys } from '../../core/lock/keys.ts';

export interface Kept {
  readonly keys: ReadingKeys;
  /** When a page was last opened with them, in milliseconds. */
  readonly used: number;
}

/** Milliseconds since a page was last opened after which a report of which none is open has to be unlocked again. */
export const REST = 30 * 60_000;

const DATABASE = 'uplift-lock';
const STORE = 'keys';

let opened: Promise<IDBDatabase> | null = null;

/** `root` is the path of the report; `null` = it is locked. */
export async function keptKeys(root: string): Promise<Kept | null> {
  return (await asked<Kept | undefined>('readonly', (store) => store.get(root))) ?? null;
}

export async function keepKeys(root: string, kept: Kept): Promise<void> {
  await asked('readwrite', (store) => store.put(kept, root));
}

/**
 * Notes that a page was opened with them just now. In one transaction, as the report may be locked while a page is
 * on its way: what was forgotten stays forgotten.
 */
export async function renewKeys(root: string): Promise<void> {
  await asked('readwrite', (store) => {
    const found: IDBRequest<Kept | undefined> = store.get(root);
    found.addEventListener('success', () => {
      if (found.result !== undefined) store.put({ ...found.result, used: Date.now() }, root);
    });
    return found;
  });
}

export async function forgetKeys(root: string): Promise<void> {
  await asked('readwrite', (store) => store.delete(root));
}

async function asked<T>(mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest): Promise<T> {
  opened ??= database();
  const transaction = (await opened).transaction(STORE, mode);
  const request = ask(transaction.objectStore(STORE));
  return await new Promise((done, failed) => {
    transaction.addEventListener('complete', () => done(request.result));
    transaction.addEventListener('abort', () => failed(transaction.error));
  });
}

function database(): Promise<IDBDatabase> {
  return new Promise((done, failed) => {
    const request = indexedDB.open(DATABASE, 1);
    request.addEventListener('upgradeneeded', () => request.result.createObjectStore(STORE));
    request.addEventListener('success', () => done(request.result));
    request.addEventListener('error', () => {
      opened = null;
      failed(request.error);
    });
  });
}
