// Publishing is one swap at the end: a site is built and checked beside the old one, which stays as it is,
// byte for byte, until the new one is whole. Old and new change places in one step, so that whoever reads the
// site finds the one or the other at every moment. The site stays a plain folder: a link to the newest of
// several folders could be replaced in one step as well, but what copies, uploads, mounts or deletes a site
// expects a folder there, and Windows lets few people make links. Where the system has no such step (Windows,
// or neither Node 26 nor perl) two renames follow each other, some microseconds apart.
import { existsSync, readdirSync, realpathSync, renameSync, statSync } from 'node:fs';
import { rm, rmdir } from 'node:fs/promises';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { type Exchange, exchangeFolders } from './exchange.ts';
import { errorCode, Failure } from './failure.ts';
import { makeFolder } from './make-folder.ts';
import { deadScratch, makeScratch, scratchName } from './scratch.ts';

/** Lies at the root of every site of ours. A folder without it is somebody's own and is never replaced. */
export const MARKER = 'build-info.json';

/** The file system's part in the swap; tests let it fail. */
export interface Disk {
  rename(from: string, to: string): void;
  readonly exchange: Exchange;
}

/**
 * A fresh folder to build the site for `out` in, on the same file system: `.staging/` beside it. Clears what
 * killed builds left behind and leaves those alone that still run.
 */
export async function stage(out: string): Promise<string> {
  const { parent, label } = places(out);
  try {
    await restore(out);
    refuseForeign(out);
    await clearLeftovers(out);
    await makeFolder(parent);
    return await makeScratch(parent, label);
  } catch (error) {
    throw explainDisk(error, out);
  }
}

/** Removes what killed builds left beside a site that stands. */
export async function clearLeftovers(out: string): Promise<void> {
  const { parent, label } = places(out);
  for (const kind of [`${label}.old`, label])
    for (const folder of await deadScratch(parent, kind)) await rm(folder, { recursive: true, force: true });
  await rmdir(parent).catch(() => undefined);
}

/** The last step of a build: `staging` becomes `out`. When it throws, `out` is as it was. */
export async function publish(
  staging: string,
  out: string,
  disk: Disk = { rename: renameSync, exchange: exchangeFolders },
): Promise<void> {
  if (!existsSync(join(staging, MARKER)))
    throw new Error(`${staging} is no finished site: it has no ${MARKER}`);
  const { site, parent, label } = places(out);
  const old = scratchName(parent, `${label}.old`);
  try {
    refuseForeign(out);
    await makeFolder(dirname(site));
    if (!existsSync(site) || !disk.exchange(staging, site)) replace(staging, site, old, disk);
  } catch (error) {
    throw explainDisk(error, out);
  }
  // The new site is out; an old one that cannot be removed now is removed by the next build.
  for (const left of [old, staging]) await rm(left, { recursive: true, force: true }).catch(() => undefined);
  await rmdir(parent).catch(() => undefined);
}

/** Gives up a site that is not to be published. */
export async function discard(staging: string): Promise<void> {
  await rm(staging, { recursive: true, force: true });
  await rmdir(dirname(staging)).catch(() => undefined);
}

/**
 * A full or read-only disk in the words of a person; any other error as it is. A build writes elsewhere as
 * well (its cache, the browser's profile): `out` is named only for an error that is about `out`.
 */
export function explainDisk(error: unknown, out: string): unknown {
  const rest = `Nothing was published; the site in ${out} is as it was.`;
  const paths = pathsOf(error);
  const elsewhere = paths.find((path) => !concerns(path, out));
  const code = errorCode(error);
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    // A write that finds no room does not say where it was.
    const where = elsewhere ?? (paths.length > 0 ? out : undefined);
    const disk = where === undefined ? 'A disk that the build writes to' : `The disk that holds ${where}`;
    return new Failure(`${disk} is full. ${rest}\n  → Free some space and run the command again.`);
  }
  const refused = code === 'EROFS' || code === 'EACCES' || code === 'EPERM';
  if (elsewhere !== undefined && refused) {
    return new Failure(
      `${elsewhere} cannot be used (${code}). ${rest}\n  → Allow reading and writing there, and run the command again.`,
    );
  }
  if (elsewhere !== undefined || paths.length === 0) return error;
  // Neither the folder nor those around it can be made there.
  const unmade = isMkdir(error) && (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EEXIST');
  if (refused || unmade) {
    return new Failure(
      `${out} or the folder around it cannot be written. ${rest}\n  → Allow writing there, or choose another folder with --out.`,
    );
  }
  switch (code) {
    case 'EBUSY':
    case 'EXDEV':
      return new Failure(
        `${out} is a mounted folder, which cannot be replaced as a whole. ${rest}\n  → Mount the folder around it, or choose a folder inside the mounted one with --out.`,
      );
    case 'EEXIST':
    case 'ENOTEMPTY':
      return new Failure(
        `Another build published to ${out} at the same moment, and its site stands.\n  → Run the command again.`,
      );
    default:
      return error;
  }
}

/** The one or two paths that a file-system error is about. */
function pathsOf(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  const { path, dest } = error as NodeJS.ErrnoException & { readonly dest?: unknown };
  return [path, dest].filter((one) => typeof one === 'string');
}

function isMkdir(error: unknown): boolean {
  return error instanceof Error && (error as NodeJS.ErrnoException).syscall === 'mkdir';
}

/** The site, what is built for it, and the folders around it that had to be made. */
function concerns(path: string, out: string): boolean {
  const { site, parent } = places(out);
  const full = resolve(path);
  return [site, resolve(out), parent].some((own) => isWithin(full, own) || isWithin(own, full));
}

function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

/** Two renames with nothing between them, in which no signal is served. */
function replace(staging: string, out: string, old: string, disk: Disk): void {
  if (existsSync(out)) disk.rename(out, old);
  try {
    disk.rename(staging, out);
  } catch (error) {
    if (existsSync(old) && !existsSync(out)) disk.rename(old, out);
    throw error;
  }
}

/** A build that was killed between the two renames left no site: the old one is put back. */
async function restore(out: string): Promise<void> {
  if (existsSync(out)) return;
  const { site, parent, label } = places(out);
  const [old] = await deadScratch(parent, `${label}.old`);
  if (old !== undefined) renameSync(old, site);
}

/** Throws where a folder is somebody's own. */
export function refuseForeign(out: string): void {
  if (!existsSync(out)) return;
  if (!statSync(out).isDirectory()) {
    throw new Failure(`${out} is a file; the site needs a folder.\n  → Choose another place with --out.`);
  }
  if (existsSync(join(out, MARKER)) || readdirSync(out).length === 0) return;
  throw new Failure(
    `${out} holds files that are not a report site (it has no ${MARKER}); it would be replaced as a whole.\n  → Choose an empty or new folder with --out, or empty this one yourself.`,
  );
}

/** A link to a folder stays a link: what it points to is replaced. */
function places(out: string): { site: string; parent: string; label: string } {
  const site = existsSync(out) ? realpathSync(out) : resolve(out);
  return { site, parent: join(dirname(site), '.staging'), label: basename(site) };
}
