/**
 * Gives the pages their reports. Astro bundles pages into modules of their own, so what the report command
 * has prepared is handed over through the process; where nothing was handed over, as in development, reports
 * are read here, and read again when a file of theirs has changed.
 */
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Context } from '../compose/context.ts';
import { hasPdf, ofNewest, type Page } from '../compose/page.ts';
import { isoDay } from '../core/calendar.ts';
import type { Issue } from '../core/issue.ts';
import type { Report } from '../core/report.ts';
import { hashOf } from './cache/hash-of.ts';
import { watchContext, watchPrepared } from './cache/watch-context.ts';
import { dropsOf } from './dated-drops.ts';
import { type ReportSource, readDefinition, reportSlugs } from './definition.ts';
import { dropRoute } from './dev-drops.ts';
import { Failure } from './failure.ts';
import { contextOf, type PreparedReport, prepareReport } from './prepare.ts';
import { issueLines } from './report-issues.ts';
import { type ListedReport, listReports } from './report-list.ts';
import type { ReportTypefaces } from './typefaces/report-typefaces.ts';

interface Handed {
  /** What the list of all reports says of each. */
  readonly list: readonly ListedReport[];
  /** The one whose pages are made now. */
  readonly current: PreparedReport;
  /** Those of the current report. */
  readonly typefaces: ReportTypefaces;
  /** Path that the site is served under. Not Vite's BASE_URL: a variable of that name in the environment wins there. */
  readonly base: string;
  /** Whether the page of every influencer is printed as well. */
  readonly statements: boolean;
  /** What to make; an earlier build made the rest of the same. `null` = everything. */
  readonly wanted: ReadonlySet<Part> | null;
  /** Takes each place that is read of a report for a part of it. */
  note(part: Part, place: string): void;
  /** Takes the path, below the report, of each file that a group of files has. */
  noteFile(group: string, path: string): void;
}

/** A part of a report that is made by itself: the list of its pages, a page, or a group of files. */
export type Part = 'pages' | `page ${string}` | `files ${string}`;

const HANDED = Symbol.for('uplift.reports');
const shared = globalThis as { [HANDED]?: Handed };

export function handOver(handed: Handed): void {
  shared[HANDED] = handed;
}

/** Whether a page has a PDF beside it. */
export function isPrinted(page: Page): boolean {
  return hasPdf(page, shared[HANDED]?.statements ?? false);
}

/** Whether a part of a report is made in this run. */
export function isWanted(part: Part): boolean {
  return shared[HANDED]?.wanted?.has(part) ?? true;
}

/**
 * What a page, or the list of them, is composed from. A page takes what it shows from here alone: what is read
 * of it tells whether the next build has to make the page again.
 */
export function contextFor(prepared: PreparedReport, part: Part): Context {
  const handed = shared[HANDED];
  if (!handed) return contextOf(prepared, siteBase());
  return watchContext(prepared, handed.base, (place) => handed.note(part, place));
}

/** The report for a group of files, in the same way. */
export function preparedFor(prepared: PreparedReport, part: Part): PreparedReport {
  const handed = shared[HANDED];
  return handed ? watchPrepared(prepared, (place) => handed.note(part, place)) : prepared;
}

export function noteFile(group: string, path: string): void {
  shared[HANDED]?.noteFile(group, path);
}

export function siteBase(): string {
  return shared[HANDED]?.base ?? '/';
}

/** What the list of all reports says of each. A page of one report takes nothing from another. */
export async function reportList(): Promise<readonly ListedReport[]> {
  return shared[HANDED]?.list ?? listReports(await allReports(), siteBase());
}

/** Every report, for what is shown in development alone. */
export async function allReports(): Promise<readonly PreparedReport[]> {
  const drops = await readAll(process.cwd());
  return drops.filter(({ source }) => ofNewest(source.report));
}

/** The reports whose files are made in this run. */
export async function reportsToMake(): Promise<readonly PreparedReport[]> {
  const handed = shared[HANDED];
  return handed ? [handed.current] : await allReports();
}

/** The drops whose pages are made in this run: in development all of them, the older ones too. */
export async function dropsToMake(): Promise<readonly PreparedReport[]> {
  const handed = shared[HANDED];
  return handed ? [handed.current] : await readAll(process.cwd());
}

/** What stands for a drop in the routes of its pages. */
export function routeOf({ slug, replaced, drop }: Report): string {
  return shared[HANDED] || replaced === undefined || drop === undefined
    ? slug
    : dropRoute(slug, isoDay(drop));
}

/** The typefaces of a report that is made in this run, beside Inter. */
export async function typefacesFor(slug: string): Promise<ReportTypefaces> {
  const handed = shared[HANDED];
  if (handed) return handed.typefaces;
  const prepared = (await allReports()).find(({ source }) => source.report.slug === slug);
  if (prepared === undefined) return { faces: [], missing: [] };
  // Taken up in development alone: a page has no need of what cuts fonts.
  const { typefacesOf } = await import('./typefaces/report-typefaces.ts');
  return await typefacesOf(prepared, process.cwd());
}

/** By all that a drop is made from. */
let kept: ReadonlyMap<string, PreparedReport> = new Map();

/** Every drop of every report; what has not changed is not read again. */
async function readAll(root: string): Promise<readonly PreparedReport[]> {
  const read = new Map<string, PreparedReport>();
  for (const slug of await reportSlugs(root)) {
    const defined = await readDefinition(root, slug);
    if ('issues' in defined) throw failureOf(defined.issues);
    let before: { readonly key: string; readonly prepared: PreparedReport } | null = null;
    for (const source of dropsOf(belowItsSlug(defined.source))) {
      const { report, data, folder, increments, noticed } = source;
      const states = await Promise.all([data, folder ?? data].map(stateOf));
      const key: string = hashOf([report, increments, noticed, states, before?.key ?? '']);
      const prepared: PreparedReport = kept.get(key) ?? (await preparedOf(source, before?.prepared ?? null));
      before = { key, prepared };
      read.set(key, prepared);
    }
  }
  kept = read;
  return [...read.values()];
}

async function preparedOf(source: ReportSource, before: PreparedReport | null): Promise<PreparedReport> {
  const result = await prepareReport(source, before);
  if ('issues' in result) throw failureOf(result.issues);
  return result.prepared;
}

/** Routes go by the slug: what lies at the top of the site lies below its slug in development. */
function belowItsSlug(newest: ReportSource): ReportSource {
  const { slug, root } = newest.report;
  if (!root) return newest;
  const below = (place: string) => (place === '' ? slug : `${slug}/${place}`);
  const moved = (source: ReportSource): ReportSource => {
    const { report, before } = source;
    const { place, replaced } = report;
    return {
      ...source,
      report: {
        ...report,
        root: false,
        place: below(place),
        ...(replaced && { replaced: { ...replaced, place: below(replaced.place) } }),
      },
      before: before && moved(before),
    };
  };
  return moved(newest);
}

function failureOf(issues: readonly Issue[]): Failure {
  return new Failure(issueLines(issues, '', 20).join('\n'));
}

/** Size and time of every file below a folder. */
async function stateOf(folder: string): Promise<unknown[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Promise.all(
    files.sort().map(async (file) => {
      const { size, mtimeMs } = await stat(file);
      return [file, size, mtimeMs];
    }),
  );
}
