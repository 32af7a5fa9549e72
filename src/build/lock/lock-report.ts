/**
 * Locks a report that was made: every file of it is sealed under a name that says nothing, and what asks for the
 * password takes the place of its pages. The folder is emptied first, so that nothing of it stays readable which
 * was not thought of here.
 */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { html } from '../../compose/markup/html.ts';
import { pages } from '../../compose/pages/index.ts';
import type { Keys } from '../../core/lock/keys.ts';
import { CONTROL, LOCK_FILE, LOCKED, lockText } from '../../core/lock/lock-file.ts';
import { pack } from '../../core/lock/pack.ts';
import { seal, sealedName } from '../../core/lock/seal.ts';
import { fileAt } from '../address.ts';
import type { KeptFile } from '../cache/cache.ts';
import { filesIn } from '../cache/standing.ts';
import { type LockedPlace, unlockPage } from './unlock-page.ts';

/** All that is in the folder is taken for the report. */
export async function lockReport(folder: string, keys: Keys, place: LockedPlace): Promise<void> {
  const sealed: KeptFile[] = [];
  for (const { path } of filesIn(folder)) {
    const bytes = await readFile(join(folder, path));
    const packed = packedOf(path.endsWith('.html') ? withControl(bytes, place) : bytes);
    sealed.push({ path: LOCKED + (await sealedName(keys, path)), bytes: await seal(keys, path, packed) });
  }
  const asks = Buffer.from(unlockPage(place));
  const open: KeptFile[] = [
    { path: LOCK_FILE, bytes: Buffer.from(await lockText(keys)) },
    // Of the navigation, which is the same in every report; other names are content.
    ...pages.map(({ path }) => ({ path: fileAt(path, 'index.html'), bytes: asks })),
  ];
  for (const name of await readdir(folder)) await rm(join(folder, name), { recursive: true });
  for (const { path, bytes } of [...sealed, ...open]) {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, bytes);
  }
}

/** Pages are the same whether a report is locked or open, so that what locks it again joins them here. */
function withControl(page: Buffer, { root }: LockedPlace): Buffer {
  const text = page.toString();
  const at = text.lastIndexOf('</body>');
  const script = html`<script defer src="${root}${CONTROL}"></script>`;
  return Buffer.from(text.slice(0, at) + script.text + text.slice(at));
}

/** A host compresses what it sends, and cannot do so with what is sealed. */
function packedOf(bytes: Buffer): Uint8Array<ArrayBuffer> {
  const zipped = gzipSync(bytes);
  return zipped.length < 0.95 * bytes.length ? pack(zipped, true) : pack(bytes, false);
}
