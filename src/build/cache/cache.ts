/** Output of earlier builds, found by all that it was made from. */
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { MARKER } from '../swap.ts';
import { hashOf } from './hash-of.ts';
import { type Build, type BuiltFile, type BuiltPart, type Journal, openJournal } from './journal.ts';
import { makeOnce, openStore } from './store.ts';
import { hashAt, type Values } from './watch.ts';

export interface Cache {
  /**
   * Writes the files that were made under this key into a folder, when each place that was read of `values`
   * held what it holds now; `false` = they have to be made. `key` is a hash of what they are and of all that
   * they always depend on.
   */
  find(key: string, values: Values, folder: string): boolean;
  /** Whether files that were made under this key are all there, of whatever places they were read. */
  has(key: string): boolean;
  /** Keeps what was made, with the places that were read for it. */
  keep(key: string, values: Values, places: Iterable<string>, files: readonly KeptFile[]): void;
  /** What lies below a folder of the site is no longer what was found or kept. */
  forget(folder: string): void;
  /** The last build that was made from all this, with every file of its site; `null` = there is none. */
  site(key: string): Build | null;
  /** The last site that was published to a folder; `null` = none is known. */
  published(out: string): Build | null;
  /** Files of a report of an earlier build by its own key; none where it isn't known. */
  report(key: string): readonly BuiltFile[];
  /** Writes files of an earlier build into a folder; `false` when there are none, or one is not what it was. */
  write(files: readonly BuiltFile[], folder: string): boolean;
  /** What stands in a file of an earlier build; `null` when it isn't what it was. */
  text(file: BuiltFile): string | null;
  /** Version of the browser that was started when this much was seen of it; `null` = not known. */
  browser(seen: string): string | null;
  /**
   * Notes a finished build with all files of its site, and drops what is no longer needed. `read` gives the
   * bytes of a file that was neither found nor kept. Returns what stood in the way, if anything.
   */
  close(
    build: Omit<Build, 'traces' | 'parts' | 'files'>,
    paths: readonly string[],
    read: (path: string) => Uint8Array,
  ): Error | null;
}

export interface KeptFile {
  /** Below the site, with slashes. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** A build without a cache: everything is made, and nothing kept. */
export const noCache: Cache = {
  find: () => false,
  has: () => false,
  keep: () => undefined,
  forget: () => undefined,
  site: () => null,
  published: () => null,
  report: () => [],
  write: () => false,
  text: () => null,
  browser: () => null,
  close: () => null,
};

/** `secret`: see `openJournal`; '' = none. */
export function openCache(folder: string, secret: string): Cache {
  const store = openStore(folder);
  const journal = openJournal(folder, secret);
  const known = read(journal);
  const traces = new Map<string, number>();
  const parts: BuiltPart[] = [];
  /** Files of this build so far, by path. */
  const files = new Map<string, BuiltFile>();
  let problem: Error | null = null;

  const note = (part: Omit<BuiltPart, 'trace'>, places: readonly string[]) => {
    const text = JSON.stringify(places);
    const trace = traces.get(text) ?? traces.size;
    traces.set(text, trace);
    parts.push({ ...part, trace });
  };
  const keepFile = ({ path, bytes }: KeptFile): BuiltFile => {
    const file = { path, hash: store.keep(bytes), size: bytes.length };
    files.set(path, file);
    return file;
  };
  const made = new Set<string>();
  const write = (wanted: readonly BuiltFile[], into: string): boolean => {
    for (const file of wanted) {
      const bytes = store.take(file.hash, file.size);
      if (bytes === null) return false;
      const path = join(into, file.path);
      makeOnce(dirname(path), made);
      writeFileSync(path, bytes);
    }
    for (const file of wanted) files.set(file.path, file);
    return wanted.length > 0;
  };
  return {
    find: (key, values, into) => {
      for (const { part, places } of known().parts.get(key) ?? []) {
        if (part.read !== hashAt(values, places) || !write(part.files, into)) continue;
        note(part, places);
        return true;
      }
      return false;
    },
    has: (key) =>
      (known().parts.get(key) ?? []).some(({ part }) =>
        part.files.every(({ hash, size }) => store.take(hash, size) !== null),
      ),
    keep: (key, values, places, kept) => {
      const sorted = [...places].sort();
      try {
        note({ key, read: hashAt(values, sorted), files: kept.map(keepFile) }, sorted);
      } catch (error) {
        // A site without a cache is better than none.
        problem ??= error as Error;
      }
    },
    forget: (folder) => {
      for (const path of files.keys()) if (folder === '' || path.startsWith(`${folder}/`)) files.delete(path);
    },
    site: (key) => first(journal.builds(), ({ site }) => site === key),
    published: (place) => first(journal.builds(), ({ site, out }) => site !== null && out === place),
    report: (key) => known().reports.get(key) ?? [],
    write,
    text: ({ hash, size }) => {
      const bytes = store.take(hash, size);
      return bytes === null ? null : Buffer.from(bytes).toString();
    },
    browser: (seen) => known().browsers.get(seen) ?? null,
    close: (build, paths, bytesOf) => {
      try {
        const all = paths.map((path) => files.get(path) ?? keepFile({ path, bytes: bytesOf(path) }));
        if (problem === null) {
          const places = [...traces.keys()].map((text) => JSON.parse(text) as string[]);
          journal.write({ ...build, files: all, traces: places, parts });
          journal.prune();
        }
      } catch (error) {
        problem ??= error as Error;
      }
      return problem;
    },
  };
}

interface Known {
  readonly parts: ReadonlyMap<string, readonly { part: BuiltPart; places: readonly string[] }[]>;
  readonly reports: ReadonlyMap<string, readonly BuiltFile[]>;
  readonly browsers: ReadonlyMap<string, string>;
}

/** All builds, when they are first asked for; of several that say the same, the last one is believed. */
function read(journal: Journal): () => Known {
  let found: Known | null = null;
  return () => {
    if (found !== null) return found;
    const parts = new Map<string, { part: BuiltPart; places: readonly string[] }[]>();
    const reports = new Map<string, readonly BuiltFile[]>();
    const browsers = new Map<string, string>();
    for (const build of journal.builds()) {
      for (const part of build.parts) {
        const same = parts.get(part.key) ?? [];
        parts.set(part.key, same);
        if (!same.some(({ part: one }) => one.read === part.read))
          same.push({ part, places: build.traces[part.trace] ?? [] });
      }
      const places = build.reports.map(({ place }) => place);
      for (const { place, key } of build.reports) {
        if (reports.has(key)) continue;
        reports.set(
          key,
          build.files.filter(({ path }) => path !== MARKER && placeOf(path, places) === place),
        );
      }
      if (build.browser !== null && !browsers.has(build.browser.seen))
        browsers.set(build.browser.seen, build.browser.version);
    }
    found = { parts, reports, browsers };
    return found;
  };
}

/** Where the report lies that a file is of; one report may lie within another. `undefined` = of none. */
function placeOf(path: string, places: readonly string[]): string | undefined {
  return places
    .filter((place) => place === '' || path.startsWith(`${place}/`))
    .sort((a, b) => b.length - a.length)[0];
}

function first(all: Iterable<Build>, is: (build: Build) => boolean): Build | null {
  for (const build of all) if (is(build)) return build;
  return null;
}

/** A key for what `kind` names, under all that it always depends on. */
export function keyOf(kind: string, ...from: readonly unknown[]): string {
  return hashOf([kind, ...from]);
}
