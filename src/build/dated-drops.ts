/** The two forms of a report's data: a folder that is a drop, or one of dated folders, each a drop. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isoDay, parseIsoDay } from '../core/calendar.ts';
import { INCREMENT_HINT } from '../core/compare/drops-apart.ts';
import { formatOf, isKnownBeside, stemOf, tableOfName } from '../core/ingest/file-names.ts';
import { shown } from '../core/ingest/shown.ts';
import type { Issue } from '../core/issue.ts';
import type { Report } from '../core/report.ts';
import { policyOf } from '../core/withhold/policy.ts';
import { fileAt } from './address.ts';
import type { ReportSource } from './definition.ts';
import { isFolder } from './folder-problem.ts';

export interface DatedDrops {
  /** Names of the dated folders, the oldest first; none = the folder itself is the drop. */
  readonly dates: readonly string[];
  /** Said of what lies beside them. */
  readonly noticed: readonly Issue[];
}

export type Dated =
  | DatedDrops
  /** `file` is what is wrong, below the folder; '' = the definition's key `drop`. */
  | { readonly problem: string; readonly hint: string; readonly file: string };

/** What has the form of a date, be it one or not. */
const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** `dropStated`: the definition names the date of its drop itself. */
export async function datedDrops(folder: string, dropStated: boolean): Promise<Dated> {
  const names = (await readdir(folder)).filter((name) => !name.startsWith('.')).sort();
  const folders: string[] = [];
  for (const name of names) if (await isFolder(join(folder, name))) folders.push(name);
  const dates = folders.filter((name) => DATE.test(name));
  const wrong = dates.find((name) => parseIsoDay(name) === null);
  if (wrong !== undefined)
    return {
      file: wrong,
      problem: `"${wrong}" is no day that there is.`,
      hint: 'Name the folder by the day of its drop, such as 2025-07-01.',
    };
  const [first] = dates;
  if (first === undefined) {
    const [misnamed] = folders;
    // Any file that could hold a table is the reader's to judge.
    if (misnamed === undefined || names.some((name) => formatOf(name) !== null))
      return { dates, noticed: [] };
    return {
      file: misnamed,
      problem: `${namesOf(folders)} ${folders.length === 1 ? 'is no date' : 'are no dates'} such as 2025-06-01, and no file of a drop lies beside.`,
      hint: 'Name each folder by the day of its drop, as year-month-day with all zeros, or give the folder that holds the files themselves.',
    };
  }
  const others = names.filter((name) => !dates.includes(name));
  const tables = others.filter(isOfDrop);
  const [table] = tables;
  if (table !== undefined)
    return {
      file: table,
      problem: `${tables.map((name) => `"${shown(name)}"`).join(' and ')} ${tables.length === 1 ? 'lies' : 'lie'} beside dated folders (${spanOf(dates)}): it is not known of which drop.`,
      hint: `Move ${tables.length === 1 ? 'it' : 'them'} into the folder of the day, or keep the files of one drop alone here.`,
    };
  if (dropStated)
    return {
      file: '',
      problem: `The folder holds dated drops (${spanOf(dates)}), so \`drop\` says nothing.`,
      hint: 'Leave `drop` out; the name of each folder is the date of its drop.',
    };
  return { dates, noticed: others.map(unexpected) };
}

/** The newest drop of a report, and by `before` those before it; as a flat folder where there are no dates. */
export function sourceOf(
  report: Report,
  data: string,
  folder: string | null,
  { dates, noticed }: DatedDrops,
): ReportSource {
  if (dates.length === 0) return { report, data, folder, increments: null, before: null, noticed: [] };
  const days = dates.map((date) => parseIsoDay(date) ?? 0);
  const increments = report.drops === 'increment';
  let before: ReportSource | null = null;
  for (const [at, date] of dates.entries()) {
    const next = days[at + 1];
    const isNewest = next === undefined;
    const own: Report = {
      ...report,
      drop: days[at] ?? 0,
      ...(at > 0 && { earlierDrops: days.slice(0, at).reverse() }),
      ...(!isNewest && {
        place: fileAt(report.place, `drops/${date}`),
        root: false,
        replaced: { on: next, place: report.place },
      }),
    };
    before = {
      report: own,
      data: increments ? data : join(data, date),
      folder,
      increments: increments ? dates.slice(0, at + 1) : null,
      before,
      noticed: isNewest ? noticed.map((issue) => (increments ? issue : above(issue))) : [],
    };
  }
  if (before === null) throw new Error('no date');
  return policyOf(report) === null ? before : alone(before);
}

/**
 * A report that withholds something tells of one drop alone: each keeps what few bought to itself, and two held
 * against each other would not.
 */
function alone(newest: ReportSource): ReportSource {
  const { earlierDrops: _, ...report } = newest.report;
  return { ...newest, report, before: null };
}

/** All drops of a report, the oldest first. */
export function dropsOf(newest: ReportSource): ReportSource[] {
  return newest.before === null ? [newest] : [...dropsOf(newest.before), newest];
}

/** Where the day of a source's drop is the name of a folder: that name; `null` where there is one drop alone. */
export function dateOf({ report, before }: ReportSource): string | null {
  const isDated = before !== null || report.replaced !== undefined;
  return isDated && report.drop !== undefined ? isoDay(report.drop) : null;
}

/** A drop as messages name it. */
export function dropName(source: ReportSource): string {
  const date = dateOf(source);
  return `drop "${source.report.slug}"${date === null ? '' : ` of ${date}`}`;
}

/** A later folder without a table, or with rows of influencers that it doesn't state, may hold only what is new. */
export function hinted(source: ReportSource, issues: readonly Issue[]): readonly Issue[] {
  if (source.before === null || source.increments !== null) return issues;
  return issues.map((issue) =>
    issue.code === 'file-missing' || issue.code === 'id-orphan'
      ? { ...issue, hint: [...(issue.hint === null ? [] : [issue.hint]), INCREMENT_HINT].join(' ') }
      : issue,
  );
}

/** A table, a workbook of tables, or what lies beside the tables of one drop. */
function isOfDrop(name: string): boolean {
  const format = formatOf(name);
  if (isKnownBeside(name) || format === 'workbook') return true;
  return format !== null && tableOfName(stemOf(name)) !== null;
}

/** Folders that are named; more are counted. */
const NAMED = 4;

function namesOf(folders: readonly string[]): string {
  const named = folders.slice(0, NAMED).map((name) => `"${shown(name)}"`);
  const more = folders.length - named.length;
  const all = more === 0 ? named : [...named, `${more} more`];
  return all.length === 1 ? `${all[0]}` : `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`;
}

function spanOf(dates: readonly string[]): string {
  return dates.length === 1 ? `${dates[0]}` : `${dates[0]} to ${dates.at(-1)}`;
}

function unexpected(name: string): Issue {
  return {
    severity: 'warning',
    code: 'file-unexpected',
    at: { file: name, line: null, column: null, field: null },
    value: shown(name),
    message: `"${shown(name)}" is no drop: its name is no date such as 2025-07-01; not read.`,
    hint: null,
  };
}

/** Seen from the folder of one drop. */
function above(issue: Issue): Issue {
  return { ...issue, at: { ...issue.at, file: `../${issue.at.file}` } };
}
