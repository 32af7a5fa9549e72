/** Gathers what a site was made from. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type FilterState, queryOf } from '../compose/filters/filter-state.ts';
import { ofNewest } from '../compose/page.ts';
import { isoDay } from '../core/calendar.ts';
import { published } from '../core/format/published.ts';
import { isHidden } from '../core/measure/carries.ts';
import { total } from '../core/measure/measure.ts';
import type { BuildInfo } from './build-info.ts';
import { treeHash } from './cache/code-hash.ts';
import type { FileState } from './cache/files-of.ts';
import { hashOfBytes } from './cache/hash-of.ts';
import { fingerprints } from './fingerprints.ts';
import type { Inputs } from './inputs.ts';
import type { PreparedReport } from './prepare.ts';

/** Packages whose version may show in what is published. */
const PACKAGES = ['astro', 'vite', 'tailwindcss', '@observablehq/plot', 'puppeteer', 'pdf-lib'];

export interface InfoOptions {
  readonly root: string;
  readonly base: string;
  readonly statements: boolean;
  readonly filter: FilterState | null;
  /** Version of the browser that printed; `null` = none did. */
  readonly browser: string | null;
  /** Of all drops, the older ones included. */
  readonly inputs: readonly Inputs[];
}

export function buildInfoOf(
  reports: readonly PreparedReport[],
  { root, base, statements, filter, browser, inputs }: InfoOptions,
): BuildInfo {
  const newest = reports.filter(({ source }) => ofNewest(source.report));
  const olderOf = (slug: string) =>
    inputs
      .filter(({ source: { report } }) => report.slug === slug && !ofNewest(report))
      .map(({ source: { report }, data }) => ({
        drop: isoDay(report.drop ?? 0),
        place: report.place,
        files: named(data),
      }));
  const definitions = new Map(inputs.map(({ source, definition }) => [source.report.slug, definition]));
  return {
    generator: 'uplift',
    base,
    statements,
    filter: filter === null ? null : queryOf(filter),
    lockfile: hashOfBytes(readFileSync(join(root, 'package-lock.json'))),
    sources: treeHash(root, ['src']),
    versions: {
      uplift: versionIn(root),
      node: process.versions.node,
      ...Object.fromEntries(PACKAGES.map((name) => [name, versionIn(join(root, 'node_modules', name))])),
      browser,
    },
    reports: newest.map(({ source: { report }, ...prepared }) => ({
      slug: report.slug,
      place: report.place,
      title: report.title,
      definition: named(definitions.get(report.slug) ?? []),
      files: fingerprints(prepared),
      // Of what is told: where payouts are hidden there are none to count.
      rows: Object.fromEntries(
        prepared.drop.files.flatMap(({ table }) =>
          table === 'baseline' ? [] : [[table, prepared.drop.rows[table].accepted]],
        ),
      ),
      ...(isHidden(prepared.cube, 'payouts') && { untold: ['payouts'] }),
      revenue: revenueOf(prepared.cube),
      shrink: report.shrink,
      ...(report.drop !== undefined && { drop: isoDay(report.drop) }),
      ...(report.earlierDrops && { older: olderOf(report.slug) }),
    })),
    locked: [],
  };
}

function named(files: readonly FileState[]): { file: string; sha256: string }[] {
  return files.map(({ name, hash }) => ({ file: name, sha256: hash }));
}

function revenueOf(cube: PreparedReport['cube']): number {
  const { revenue, organic_revenue } = total(cube, ['revenue', 'organic_revenue']).sums;
  return published((revenue ?? 0) + (organic_revenue ?? 0), 'money') ?? 0;
}

function versionIn(folder: string): string {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version;
}
