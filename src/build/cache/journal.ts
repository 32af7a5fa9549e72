/**
 * What the last builds made, a file each: by which the next one finds what it need not make again. A build
 * writes its own file alone, whole or not at all, so that two at once don't mix. Old files are dropped, and
 * with them the bytes that no other names.
 */
import { createHash, createHmac, randomUUID } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { scratchName } from '../scratch.ts';
import { OBJECTS } from './store.ts';

const hash = z.string().regex(/^[0-9a-f]{64}$/);
/** Below the site; nothing in it leads out. */
const path = z
  .string()
  .regex(/^[^\\\0]+$/)
  .refine((text) => !text.split('/').some((part) => part === '' || part === '.' || part === '..'));

const fileSchema = z.object({ path, hash, size: z.int().nonnegative() });
const partSchema = z.object({
  /** What the part is and all that it always depends on. */
  key: hash,
  /** Place in `traces`: what else it read. */
  trace: z.int().nonnegative(),
  /** Of the values that were read. */
  read: hash,
  files: z.array(fileSchema),
});
const buildSchema = z.object({
  /** Of all that went into the site; `null` = the build ended before it was whole. */
  site: hash.nullable(),
  /** The folder that it was published to. */
  out: z.string(),
  /** Reports of the site, each with a hash of all that went into its pages and files, PDFs aside. */
  reports: z.array(z.object({ slug: path, key: hash })),
  /** Every file of the site. */
  files: z.array(fileSchema),
  traces: z.array(z.array(z.string())),
  parts: z.array(partSchema),
  /** The browser that printed, by what could be seen of it without starting it; `null` = none was started. */
  browser: z.object({ seen: hash, version: z.string() }).nullable(),
});

export type BuiltFile = z.infer<typeof fileSchema>;
export type BuiltPart = z.infer<typeof partSchema>;
export type Build = z.infer<typeof buildSchema>;

const BUILDS = 'builds';

export interface Limits {
  /** Builds whose output is kept. */
  readonly builds: number;
  /** Bytes that are kept; the last build is kept whatever its size. */
  readonly bytes: number;
  /** Milliseconds, longer than any build takes: younger files may be another's that hasn't finished. */
  readonly unfinished: number;
}

const LIMITS: Limits = { builds: 8, bytes: 2e9, unfinished: 3_600_000 };

/**
 * Builds that can be believed, the last one first, each read when it is asked for. A secret (of a machine
 * that others can write files to) keeps builds out that were not written with it.
 */
export function* builds(cache: string, secret: string): Generator<Build> {
  for (const file of buildFiles(cache)) {
    const build = readBuild(file, secret);
    if (build !== null) yield build;
  }
}

export function writeBuild(cache: string, build: Build, secret: string): void {
  const folder = join(cache, BUILDS);
  mkdirSync(folder, { recursive: true });
  const body = JSON.stringify(build);
  const part = scratchName(folder, 'part');
  writeFileSync(part, `${sealOf(body, secret)}\n${body}`);
  // Names sort by time.
  const microseconds = Math.round((performance.timeOrigin + performance.now()) * 1000);
  const name = `${String(microseconds).padStart(18, '0')}-${randomUUID().slice(0, 8)}.json`;
  renameSync(part, join(folder, name));
}

/** Drops what the last builds have no use for. */
export function prune(cache: string, secret: string, limits: Limits = LIMITS): void {
  const needed = new Map<string, number>();
  let bytes = 0;
  let kept = 0;
  for (const file of buildFiles(cache)) {
    const build = readBuild(file, secret);
    const fresh = new Map(build === null ? [] : sizesOf(build).filter(([one]) => !needed.has(one)));
    const size = [...fresh.values()].reduce((sum, one) => sum + one, 0);
    if (build === null || (kept > 0 && (kept >= limits.builds || bytes + size > limits.bytes))) {
      rmSync(file, { force: true });
      continue;
    }
    for (const [one, length] of fresh) needed.set(one, length);
    bytes += size;
    kept += 1;
  }
  removeUnneeded(join(cache, OBJECTS), needed, Date.now() - limits.unfinished);
}

function sizesOf({ files, parts }: Build): [string, number][] {
  return [...files, ...parts.flatMap((part) => part.files)].map((file) => [file.hash, file.size]);
}

function removeUnneeded(objects: string, needed: ReadonlyMap<string, number>, finished: number): void {
  for (const folder of existsSync(objects) ? readdirSync(objects) : []) {
    for (const name of readdirSync(join(objects, folder))) {
      if (needed.has(folder + name)) continue;
      const file = join(objects, folder, name);
      const found = statSync(file, { throwIfNoEntry: false });
      if (found && found.mtimeMs < finished) rmSync(file, { recursive: true, force: true });
    }
  }
}

function buildFiles(cache: string): string[] {
  const folder = join(cache, BUILDS);
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return names
    .filter((name) => /^\d{18}-[0-9a-f]{8}\.json$/.test(name))
    .sort()
    .reverse()
    .map((name) => join(folder, name));
}

function readBuild(file: string, secret: string): Build | null {
  try {
    const text = readFileSync(file, 'utf8');
    const body = text.slice(65);
    if (text.slice(0, 64) !== sealOf(body, secret)) return null;
    return buildSchema.safeParse(JSON.parse(body)).data ?? null;
  } catch {
    return null;
  }
}

function sealOf(body: string, secret: string): string {
  const hash = secret === '' ? createHash('sha256') : createHmac('sha256', secret);
  return hash.update(body).digest('hex');
}
