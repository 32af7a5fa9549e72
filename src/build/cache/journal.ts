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
import { scratchName } from '../scratch.ts';
import { isBuild } from './is-build.ts';
import { OBJECTS } from './store.ts';

export interface BuiltFile {
  /** Below the site, with slashes; nothing in it leads out. */
  readonly path: string;
  /** SHA-256 in hex, like every hash here. */
  readonly hash: string;
  readonly size: number;
}

export interface BuiltPart {
  /** What the part is and all that it always depends on. */
  readonly key: string;
  /** Place in `traces`: what else it read. */
  readonly trace: number;
  /** Of the values that were read. */
  readonly read: string;
  readonly files: readonly BuiltFile[];
}

export interface Build {
  /** Of all that went into the site; `null` = the build ended before it was whole. */
  readonly site: string | null;
  /** The folder that it was published to. */
  readonly out: string;
  /** Reports of the site, each with a hash of all that went into its pages and files, PDFs aside. */
  readonly reports: readonly { readonly place: string; readonly key: string }[];
  /** Every file of the site. */
  readonly files: readonly BuiltFile[];
  readonly traces: readonly (readonly string[])[];
  readonly parts: readonly BuiltPart[];
  /** The browser that printed, by what could be seen of it without starting it; `null` = none was started. */
  readonly browser: { readonly seen: string; readonly version: string } | null;
}

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

export interface Journal {
  /** Builds that can be believed, the last one first, each read when it is asked for. */
  builds(): Generator<Build>;
  write(build: Build): void;
  /** Drops what the last builds have no use for. */
  prune(limits?: Limits): void;
}

/**
 * With a secret (of a machine that others can write files to) builds that were not written with it are not
 * believed; '' = none.
 */
export function openJournal(cache: string, secret: string): Journal {
  const folder = join(cache, BUILDS);
  // None is written again under the same name.
  const known = new Map<string, Build | null>();
  const read = (file: string): Build | null => {
    const build = known.has(file) ? (known.get(file) ?? null) : readBuild(file, secret);
    known.set(file, build);
    return build;
  };
  return {
    *builds() {
      for (const file of buildFiles(folder)) {
        const build = read(file);
        if (build !== null) yield build;
      }
    },
    write: (build) => {
      mkdirSync(folder, { recursive: true });
      const body = JSON.stringify(build);
      const part = scratchName(folder, 'part');
      writeFileSync(part, `${sealOf(body, secret)}\n${body}`);
      // Names sort by time.
      const microseconds = Math.round((performance.timeOrigin + performance.now()) * 1000);
      const name = `${String(microseconds).padStart(18, '0')}-${randomUUID().slice(0, 8)}.json`;
      renameSync(part, join(folder, name));
    },
    prune: (limits = LIMITS) => {
      const needed = new Map<string, number>();
      let bytes = 0;
      let kept = 0;
      for (const file of buildFiles(folder)) {
        const build = read(file);
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
    },
  };
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

function buildFiles(folder: string): string[] {
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
    const build = JSON.parse(body);
    return isBuild(build) ? build : null;
  } catch {
    return null;
  }
}

function sealOf(body: string, secret: string): string {
  const hash = secret === '' ? createHash('sha256') : createHmac('sha256', secret);
  return hash.update(body).digest('hex');
}
