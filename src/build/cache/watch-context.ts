/**
 * What a page is composed from, so that it is known afterwards what the page depends on. Of what changes with
 * each drop and yet touches few pages (files and issues of the drop, rows one by one, the analyst's words)
 * each place that is read is noted. On the rest every page depends: the cube, the definition, the format.
 */
import type { Context } from '../../compose/context.ts';
import { type Records, recordsOfInfluencer } from '../../compose/records.ts';
import type { Report } from '../../core/report.ts';
import { lazily } from '../lazily.ts';
import { contextOf, type PreparedReport } from '../prepare.ts';
import { publishedFiles } from '../published-files.ts';
import { hashOf } from './hash-of.ts';
import { type Note, type Values, watch } from './watch.ts';

/** Parts of a context whose reading is noted; the format follows from the report. */
const WATCHED: readonly string[] = [
  'drop',
  'files',
  'records',
  'report',
  'format',
  'earlier',
] satisfies (keyof Context)[];
/** Keys of a report that few pages read, or none. */
const LOOSE: readonly string[] = ['access', 'commentary', 'data', 'shrink'] satisfies (keyof Report)[];

/** The context of a report; what is read of its loose parts is noted. */
export function watchContext(prepared: PreparedReport, base: string, note: Note): Context {
  const context = contextOf(prepared, base);
  const { drop, records, report } = context;
  const rows =
    <R>(table: string, read: (of?: string) => R) =>
    (of?: string) => {
      note(JSON.stringify(of === undefined ? ['records', table] : ['records', `${table} of`, of]));
      return read(of);
    };
  return {
    ...context,
    drop: watch(drop, 'drop', note),
    files: lazily(() => publishedFiles(watchPrepared(prepared, note), base)),
    records: { payouts: rows('payouts', records.payouts), posts: rows('posts', records.posts) },
    report: watchReport(report, note),
    earlier: () => {
      note(JSON.stringify(['earlier']));
      return context.earlier();
    },
  };
}

/** What a file is made from, in the same way; of tables each column is noted as one. */
export function watchPrepared(prepared: PreparedReport, note: Note): PreparedReport {
  const { source, drop, tables } = prepared;
  return {
    ...prepared,
    source: { ...source, report: watchReport(source.report, note) },
    drop: watch(drop, 'drop', note),
    tables: watch(tables, 'tables', note, 2),
    // No file says anything of it; one that did would have to be noted.
    earlier: null,
  };
}

function watchReport(report: Report, note: Note): Report {
  return new Proxy(report, {
    get: (target, key) => {
      if (LOOSE.includes(String(key))) note(JSON.stringify(['report', key]));
      return Reflect.get(target, key);
    },
  });
}

/** What the noted places lead into; worked out when it is asked for. */
export function watchedValues(
  { source: { report }, drop, tables, earlier }: PreparedReport,
  records: Records,
): Values {
  const payouts = once(() => hashOf(records.payouts()));
  const posts = once(() => hashOf(records.posts()));
  return {
    drop,
    report,
    tables,
    get earlier() {
      return earlier === null ? null : contentHash(earlier);
    },
    records: {
      get payouts() {
        return payouts();
      },
      get posts() {
        return posts();
      },
      'payouts of': each((of) => hashOf(recordsOfInfluencer(records.payouts(), of))),
      'posts of': each((of) => hashOf(recordsOfInfluencer(records.posts(), of))),
    },
  };
}

const contents = new WeakMap<PreparedReport, string>();

/** Of all that is known of a drop. */
export function contentHash(prepared: PreparedReport): string {
  const { source, earlier: _, ...known } = prepared;
  const found = contents.get(prepared) ?? hashOf([source.report, known]);
  contents.set(prepared, found);
  return found;
}

/** Of all that every page of a report depends on. */
export function commonHash(prepared: PreparedReport, base: string): string {
  const context = contextOf(prepared, base);
  const names = Object.keys(context) as (keyof Context)[];
  const common = names.filter((name) => !WATCHED.includes(name)).map((name) => [name, context[name]]);
  const stated = Object.entries(context.report).filter(([key]) => !LOOSE.includes(key));
  return hashOf([common, stated]);
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** An object that has every name. */
function each(make: (name: string) => string): object {
  return new Proxy({}, { get: (_, name) => make(String(name)) });
}
