/** Output of earlier builds, found by all that it was made from. */
import { hashOf } from './hash-of.ts';
import { type Build, type BuiltFile, type BuiltPart, builds, prune, writeBuild } from './journal.ts';
import { openStore } from './store.ts';
import { hashAt } from './watch.ts';

/** What places lead into, by the names that they begin with. */
export type Values = Readonly<Record<string, unknown>>;

export interface Cache {
  /**
   * The bytes that were made under this key when each place that was read of `values` held what it holds now;
   * `null` = they have to be made. `key` is a hash of what they are and of all that they always depend on.
   */
  find(key: string, values: Values): Buffer | null;
  /** Keeps what was made, with the places that were read for it. */
  keep(key: string, values: Values, places: Iterable<string>, bytes: Uint8Array): void;
  /** The last build that was made from all this, with every file of its site; `null` = there is none. */
  site(key: string): Build | null;
  /** The last site that was published to a folder; `null` = none is known. */
  published(out: string): Build | null;
  /** Files of a report of an earlier build by its own key, below the site; `null` = there are none. */
  report(key: string): readonly BuiltFile[] | null;
  /** Bytes of a file by its hash; `null` when they are not there, or not what they were. */
  bytes(hash: string): Buffer | null;
  /** Version of the browser that was started when this much was seen of it; `null` = not known. */
  browser(seen: string): string | null;
  /** Notes a finished build, and drops what is no longer needed. Returns what stood in the way, if anything. */
  close(build: Omit<Build, 'traces' | 'parts' | 'files'>, files: Iterable<KeptFile>): Error | null;
}

export interface KeptFile {
  /** Below the site. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** A build without a cache: everything is made, and nothing kept. */
export const noCache: Cache = {
  find: () => null,
  keep: () => undefined,
  site: () => null,
  published: () => null,
  report: () => null,
  bytes: () => null,
  browser: () => null,
  close: () => null,
};

/** `secret`: see `builds`; '' = none. */
export function openCache(folder: string, secret: string): Cache {
  const store = openStore(folder);
  const known = read(folder, secret);
  const traces = new Map<string, number>();
  const parts: BuiltPart[] = [];
  let problem: Error | null = null;

  const note = (part: Omit<BuiltPart, 'trace'>, places: readonly string[]) => {
    const text = JSON.stringify(places);
    const trace = traces.get(text) ?? traces.size;
    traces.set(text, trace);
    parts.push({ ...part, trace });
  };
  return {
    find: (key, values) => {
      for (const { part, places } of known().parts.get(key) ?? []) {
        if (part.read !== hashAt(values, places)) continue;
        const bytes = store.take(part.hash);
        if (bytes === null) continue;
        note(part, places);
        return bytes;
      }
      return null;
    },
    keep: (key, values, places, bytes) => {
      const sorted = [...places].sort();
      try {
        note({ key, read: hashAt(values, sorted), hash: store.keep(bytes) }, sorted);
      } catch (error) {
        // A site without a cache is better than none.
        problem ??= error as Error;
      }
    },
    site: (key) => first(builds(folder, secret), ({ site }) => site === key),
    published: (folderOut) =>
      first(builds(folder, secret), ({ site, out }) => site !== null && out === folderOut),
    report: (key) => known().reports.get(key) ?? null,
    bytes: store.take,
    browser: (seen) => known().browsers.get(seen) ?? null,
    close: (build, files) => {
      try {
        const kept = [...files].map(({ path, bytes }) => ({
          path,
          hash: store.keep(bytes),
          size: bytes.length,
        }));
        if (problem === null) {
          const places = [...traces.keys()].map((text) => JSON.parse(text) as string[]);
          writeBuild(folder, { ...build, files: kept, traces: places, parts }, secret);
          prune(folder, secret);
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
function read(folder: string, secret: string): () => Known {
  let found: Known | null = null;
  return () => {
    if (found !== null) return found;
    const parts = new Map<string, { part: BuiltPart; places: readonly string[] }[]>();
    const reports = new Map<string, readonly BuiltFile[]>();
    const browsers = new Map<string, string>();
    for (const build of builds(folder, secret)) {
      for (const part of build.parts) {
        const same = parts.get(part.key) ?? [];
        parts.set(part.key, same);
        if (!same.some(({ part: one }) => one.read === part.read && one.hash === part.hash))
          same.push({ part, places: build.traces[part.trace] ?? [] });
      }
      for (const { slug, key } of build.reports) {
        if (reports.has(key)) continue;
        reports.set(
          key,
          build.files.filter(({ path }) => path.startsWith(`${slug}/`)),
        );
      }
      if (build.browser !== null && !browsers.has(build.browser.seen))
        browsers.set(build.browser.seen, build.browser.version);
    }
    found = { parts, reports, browsers };
    return found;
  };
}

function first(all: Iterable<Build>, is: (build: Build) => boolean): Build | null {
  for (const build of all) if (is(build)) return build;
  return null;
}

/** A key for what `kind` names, under all that it always depends on. */
export function keyOf(kind: string, ...from: readonly unknown[]): string {
  return hashOf([kind, ...from]);
}
