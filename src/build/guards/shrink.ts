/**
 * A drop that is much smaller than the one before is more often an export that broke than a business that
 * did: it doesn't replace the site unasked.
 */
import { INCREMENT_HINT } from '../../core/compare/drops-apart.ts';
import type { BuildInfo } from '../build-info.ts';
import { Failure } from '../failure.ts';

type Size = Pick<BuildInfo['reports'][number], 'slug' | 'rows' | 'untold' | 'revenue' | 'shrink'>;

/**
 * Throws where rows of a table, or revenue, fell below the share of what the same report was published with
 * that its definition allows. A report that is new passes. `apart` are the reports whose newest dated folder holds
 * hardly a day of the one before.
 */
export function refuseShrink(
  before: readonly Size[],
  now: readonly Size[],
  apart: ReadonlySet<string> = new Set(),
): void {
  const fallen = now.flatMap((size) => {
    const last = before.find(({ slug }) => slug === size.slug);
    const lines = last === undefined ? [] : shrunk(last, size);
    return lines.map((line) => ({ slug: size.slug, line }));
  });
  if (fallen.length === 0) return;
  throw new Failure(
    [
      'The drop is much smaller than the one that was published last:',
      ...fallen.map(({ line }) => `  ${line}`),
      'Nothing was published.',
      '  → If that is right, add --accept-shrink; `shrink` in the front matter says how small a drop may be.',
      ...(fallen.some(({ slug }) => apart.has(slug)) ? [`  → ${INCREMENT_HINT}`] : []),
    ].join('\n'),
  );
}

function shrunk(last: Size, now: Size): string[] {
  const { shrink: least } = now;
  // What is no longer told has not shrunk.
  const told = Object.entries(last.rows).filter(([table]) => !now.untold?.includes(table));
  const rows = told.map(([table, before]) => {
    const after = now.rows[table] ?? 0;
    return [`${after === 1 ? 'row' : 'rows'} of ${table}`, before, after];
  });
  const sizes = [...rows, ['of revenue', last.revenue, now.revenue]] as [string, number, number][];
  return sizes
    .filter(([, before, after]) => before > 0 && after < least * before)
    .map(
      ([what, before, after]) =>
        `${now.slug}: ${said(after)} ${what}, was ${said(before)} (${Math.round((100 * after) / before)} %; at least ${Math.round(100 * least)} % are expected)`,
    );
}

function said(number: number): string {
  return number.toLocaleString('en', { maximumFractionDigits: 2 });
}
