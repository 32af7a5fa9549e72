/** Gathers what a site was made from. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type FilterState, queryOf } from '../compose/filters/filter-state.ts';
import { published } from '../core/format/published.ts';
import { total } from '../core/measure/measure.ts';
import type { BuildInfo } from './build-info.ts';
import { treeHash } from './cache/code-hash.ts';
import type { FileState } from './cache/files-of.ts';
import { hashOfBytes } from './cache/hash-of.ts';
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
  /** Files beside each definition, by slug. */
  readonly definitions: ReadonlyMap<string, readonly FileState[]>;
}

export function buildInfoOf(
  reports: readonly PreparedReport[],
  { root, base, statements, filter, browser, definitions }: InfoOptions,
): BuildInfo {
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
    reports: reports.map(({ source: { report }, drop, cube }) => ({
      slug: report.slug,
      title: report.title,
      definition: (definitions.get(report.slug) ?? []).map(({ name, hash }) => ({
        file: name,
        sha256: hash,
      })),
      files: drop.files.map(({ file, bytes, sha256 }) => ({ file, bytes, sha256 })),
      rows: Object.fromEntries(Object.entries(drop.rows).map(([table, { accepted }]) => [table, accepted])),
      revenue: revenueOf(cube),
      shrink: report.shrink,
    })),
  };
}

function revenueOf(cube: PreparedReport['cube']): number {
  const { revenue, organic_revenue } = total(cube, ['revenue', 'organic_revenue']).sums;
  return published((revenue ?? 0) + (organic_revenue ?? 0), 'money') ?? 0;
}

function versionIn(folder: string): string {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version;
}
