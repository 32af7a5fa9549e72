/**
 * Answers for every file of a locked report, at the addresses that they have where it is open: what lies on the
 * host under another name is fetched and opened here. Without a key it passes the host's own answers on, and shows
 * what asks for the password.
 */
import { contentType } from '../../core/content-type.ts';
import type { ReadingKeys } from '../../core/lock/keys.ts';
import { LOCK_FILE, LOCKED, opensLock, WORKER } from '../../core/lock/lock-file.ts';
import { unpack } from '../../core/lock/pack.ts';
import { open, sealedName } from '../../core/lock/seal.ts';
import { forgetKeys, type Kept, keptKeys, REST, renewKeys } from './kept-keys.ts';
import type { AskedEvent, WorkerScope } from './worker-scope.ts';

const worker = globalThis as unknown as WorkerScope;
const { origin, pathname: root } = new URL(worker.registration.scope);

worker.addEventListener('install', (event) => event.waitUntil(worker.skipWaiting()));
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()));
worker.addEventListener('fetch', (event) => {
  const { method, url } = event.request;
  const path = method === 'GET' ? pathOf(url) : null;
  if (path !== null) event.respondWith(answer(event, path));
});

/** Below the report; `null` for what is not of it, or lies on the host as it is. */
function pathOf(url: string): string | null {
  const { origin: host, pathname } = new URL(url);
  if (host !== origin || !pathname.startsWith(root)) return null;
  const path = decoded(pathname.slice(root.length));
  return path === null || path === WORKER || path.startsWith(LOCKED) ? null : path;
}

function decoded(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}

async function answer(event: AskedEvent, path: string): Promise<Response> {
  const { request } = event;
  const isPage = request.mode === 'navigate';
  const kept = await keptKeys(root);
  if (kept === null) return await locked(request);
  if (isPage && (await isOver(kept))) {
    await forgetKeys(root);
    return await locked(request);
  }
  const { keys } = kept;
  const file = path === '' || path.endsWith('/') ? `${path}index.html` : path;
  const sealed = await fetchSealed(keys, file, request);
  const bytes = sealed.ok ? await open(keys, file, await bytesOf(sealed)) : null;
  if (bytes === null) return await unopened(request, keys, path, sealed);
  if (isPage) event.waitUntil(renewKeys(root));
  return asFile(file, await unpack(bytes));
}

/**
 * A visit ends with the report's last page, though not before some time since one was opened: going back to it
 * soon asks for nothing. Only what was opened here is a page of it: anyone can load what lies on the host as it is.
 */
async function isOver({ used }: Kept): Promise<boolean> {
  if (Date.now() - used < REST) return false;
  const pages = await worker.clients.matchAll({ type: 'window' });
  return pages.every(({ url }) => pathOf(url) === null);
}

async function fetchSealed(keys: ReadingKeys, file: string, { cache }: Request): Promise<Response> {
  const address = `${root}${LOCKED}${await sealedName(keys, file)}`;
  return await fetch(address, { cache: cache === 'only-if-cached' ? 'default' : cache });
}

async function bytesOf(answered: Response): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await answered.arrayBuffer());
}

function asFile(file: string, bytes: Uint8Array<ArrayBuffer>): Response {
  return new Response(bytes, {
    headers: {
      'Content-Type': contentType(file),
      'Content-Length': String(bytes.length),
      'X-Content-Type-Options': 'nosniff',
      // Nothing that was opened is kept where it can be read without the key.
      'Cache-Control': 'no-store',
    },
  });
}

/** There is no such file, or it was sealed with another key, or it is not what was sealed. */
async function unopened(
  request: Request,
  keys: ReadingKeys,
  path: string,
  sealed: Response,
): Promise<Response> {
  const lock = await fetch(root + LOCK_FILE, { cache: 'no-cache' });
  if (lock.status === 404) return await retired(request);
  if (!lock.ok) return lock;
  if (!(await opensLock(keys, await lock.text()))) {
    await forgetKeys(root);
    return await locked(request);
  }
  if (sealed.ok)
    return new Response(DAMAGED, { status: 502, headers: { 'Content-Type': contentType('.txt') } });
  if (sealed.status !== 404) return sealed;
  // A folder without its slash is sent there, as by a host.
  const isFolder = path !== '' && !path.endsWith('/');
  if (isFolder && (await fetchSealed(keys, `${path}/index.html`, request)).ok) {
    const { pathname, search } = new URL(request.url);
    return Response.redirect(`${origin}${pathname}/${search}`, 301);
  }
  return await fetch(request);
}

const DAMAGED = 'This file was damaged or altered on its way, and nothing of it is shown. Load it again.\n';

/** There is no lock any more: the report is open now, or gone. */
async function retired(request: Request): Promise<Response> {
  await worker.registration.unregister();
  return await fetch(request);
}

/** What the host has there; where it has no such page, what asks for the password all the same. */
async function locked(request: Request): Promise<Response> {
  const found = await fetch(request);
  if (request.mode !== 'navigate' || found.status !== 404) return found;
  const lock = await fetch(root + LOCK_FILE, { cache: 'no-cache' });
  if (lock.status === 404) return await retired(request);
  const asks = await fetch(root);
  return asks.ok ? new Response(asks.body, { headers: { 'Content-Type': contentType('.html') } }) : found;
}
