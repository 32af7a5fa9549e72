/** The top of a site is its only report, or the list of them: not both. */
import type { Issue } from '../../core/issue.ts';
import type { Report } from '../../core/report.ts';

/** What is wrong with the first report that asks for the top of a site of `count` reports; `null` = nothing is. */
export function rootBeside(reports: readonly Pick<Report, 'slug' | 'root'>[], count: number): Issue | null {
  const atTop = reports.find(({ root }) => root);
  if (atTop === undefined || count < 2) return null;
  return {
    severity: 'error',
    code: 'definition-root',
    at: { file: `reports/${atTop.slug}/index.md`, line: null, column: 'root', field: null },
    value: 'true',
    message: `It cannot lie at the top of the site, where ${count} reports are listed.`,
    hint: 'Leave root out.',
  };
}
