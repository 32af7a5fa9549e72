/** Output of earlier builds, found by all that it was made from. */
import { hashOf } from './hash-of.ts';
import { type Build, type BuiltFile, type BuiltPart, builds, prune, writeBuild } from './journal.ts';
import { openStore } from './store.ts';
import { hashAt, type Values } from './watch.ts';

export interface Cache {
  /**
   * The files that were made under this key when each place that was read of `values` held what it holds now;
   * `null` = they have to be made. `key` is a hash of what they are and of all that they always depend on.
   */
  find(key: string, values: Values): readonly KeptFile[] | null;
  /** Keeps what was made, with the places that were read for it. */
  keep(key: string, values: Values, places: Iterable<string>, files: readonly KeptFile[]): void;
  /** The last build that was made from all this, with every file of its site; `null` = there is none. */
  site(key: string): Build | null;
  /** The last site that was published to a folder; `null` = none is known. */
  published(out: string): Build | null;
  /** Files of a report of an earlier build by its own key; `null` = there are none. */
  report(key: string): readonly BuiltFile[] | null;
  /** Files of an earlier build; `null` when one isn't there, or not what it was. */
  take(files: readonly BuiltFile[]): readonly KeptFile[] | null;
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
  find: () => null,
  keep: () => undefined,
  site: () => null,
  published: () => null,
  report: () => null,
  take: () => null,
  browser: () => null,
  close: () => null,
};

/** `secret`: see `builds`; '' = none. */
export function openCache(folder: string, secret: string): Cache {
  const store = openStore(folder);
  const known = read(folder, secret);
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
  const take = (wanted: readonly BuiltFile[]): KeptFile[] | null => {
    const found: KeptFile[] = [];
    for (const file of wanted) {
      const bytes = store.take(file.hash);
      if (bytes === null) return null;
      found.push({ path: file.path, bytes });
    }
    for (const file of wanted) files.set(file.path, file);
    return found;
  };
  return {
    find: (key, values) => {
      for (const { part, places } of known().parts.get(key) ?? []) {
        if (part.read !== hashAt(values, places)) continue;
        const found = take(part.files);
        if (found === null) continue;
        note(part, places);
        return found;
      }
      return null;
    },
    keep: (key, values, places, made) => {
      const sorted = [...places].sort();
      try {
        note({ key, read: hashAt(values, sorted), files: made.map(keepFile) }, sorted);
      } catch (error) {
        // A site without a cache is better than none.
        problem ??= error as Error;
      }
    },
    site: (key) => first(builds(folder, secret), ({ site }) => site === key),
    published: (place) => first(builds(folder, secret), ({ site, out }) => site !== null && out === place),
    report: (key) => known().reports.get(key) ?? null,
    take,
    browser: (seen) => known().browsers.get(seen) ?? null,
    close: (build, paths, bytesOf) => {
      try {
        const all = paths.map((path) => files.get(path) ?? keepFile({ path, bytes: bytesOf(path) }));
        if (problem === null) {
          const places = [...traces.keys()].map((text) => JSON.parse(text) as string[]);
          writeBuild(folder, { ...build, files: all, traces: places, parts }, secret);
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
        if (!same.some(({ part: one }) => one.read === part.read && one.trace === part.trace))
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
