// Shows a folder to this machine only: the printing browser reads the built site here, and so does a preview.
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { contentType } from '../core/content-type.ts';

export interface Server {
  /** `http://127.0.0.1:<port>`, without a slash at the end. */
  readonly origin: string;
  close(): Promise<void>;
}

const TEXT = /^(?:text\/|application\/(?:json|xml))|\+xml/;

type Answer = { status: 200 | 404; file: string } | { status: 301; location: string } | { status: 404 | 405 };

/**
 * Serves `folder` under `base`, as a static host does: `…/` is its index.html, a folder without the slash is
 * sent there, anything missing is the site's 404.html. Port 0 is any free one. `compress` sends text as hosts
 * do; on the way to a browser on the same machine it only costs time.
 */
export async function startServer(
  folder: string,
  { base = '/', port = 0, compress = false }: { base?: string; port?: number; compress?: boolean } = {},
): Promise<Server> {
  const root = resolve(folder);
  const prefix = `/${base}/`.replace(/\/+/g, '/');
  const server = createServer((request, response) => {
    respond(root, prefix, compress, request, response).catch(() => response.destroy());
  });
  await new Promise<void>((ready, failed) => {
    server.once('error', failed);
    server.listen(port, '127.0.0.1', ready);
  });
  const { port: actual } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${actual}`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

async function respond(
  root: string,
  prefix: string,
  compress: boolean,
  request: IncomingMessage,
  response: ServerResponse,
) {
  const answer = await find(root, prefix, request);
  // What is shown is always what lies in the folder now.
  response.setHeader('Cache-Control', 'no-store');
  if (!('file' in answer)) {
    const headers = 'location' in answer ? { Location: answer.location } : {};
    response.writeHead(answer.status, { 'Content-Type': 'text/plain; charset=utf-8', ...headers });
    response.end(answer.status === 301 ? '' : answer.status === 404 ? 'Not found\n' : 'Only GET and HEAD\n');
    return;
  }
  const { size } = await stat(answer.file);
  const type = contentType(answer.file);
  const packed = compress && TEXT.test(type) && /\bgzip\b/.test(String(request.headers['accept-encoding']));
  response.writeHead(answer.status, {
    'Content-Type': type,
    ...(packed ? { 'Content-Encoding': 'gzip' } : { 'Content-Length': size }),
    ...(compress && { Vary: 'Accept-Encoding' }),
    'X-Content-Type-Options': 'nosniff',
  });
  if (request.method === 'HEAD') response.end();
  else if (packed) await pipeline(createReadStream(answer.file), createGzip(), response);
  else await pipeline(createReadStream(answer.file), response);
}

async function find(root: string, prefix: string, { method, url = '/' }: IncomingMessage): Promise<Answer> {
  if (method !== 'GET' && method !== 'HEAD') return { status: 405 };
  const path = decoded(url.split(/[?#]/, 1)[0] ?? '/');
  if (path === undefined) return { status: 404 };
  if (`${path}/` === prefix || path === '/') {
    if (path !== prefix) return { status: 301, location: prefix };
  }
  const file = path.startsWith(prefix) ? join(root, path.slice(prefix.length)) : undefined;
  if (file !== undefined && (file === root || file === root + sep || file.startsWith(root + sep))) {
    const kind = await kindOf(file);
    if (kind === 'file' && !path.endsWith('/')) return { status: 200, file };
    if (kind === 'folder' && !path.endsWith('/')) return { status: 301, location: `${encodeURI(path)}/` };
    const index = join(file, 'index.html');
    if (kind === 'folder' && (await kindOf(index)) === 'file') return { status: 200, file: index };
  }
  const missing = join(root, '404.html');
  return (await kindOf(missing)) === 'file' ? { status: 404, file: missing } : { status: 404 };
}

/** Undefined for what is no path: broken escapes, NUL, a backslash (a separator on Windows). */
function decoded(path: string): string | undefined {
  try {
    const text = decodeURIComponent(path);
    return /[\0\\]/.test(text) ? undefined : text;
  } catch {
    return undefined;
  }
}

async function kindOf(path: string): Promise<'file' | 'folder' | 'neither'> {
  const found = await stat(path).catch(() => undefined);
  if (found?.isFile()) return 'file';
  return found?.isDirectory() ? 'folder' : 'neither';
}
