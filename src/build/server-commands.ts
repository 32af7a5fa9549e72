/**
 * Build servers obey commands in what a program prints: GitHub those at the start of a line (`::name::`) and, of
 * an older kind, `##[name]` anywhere in it; Azure `##vso[name]` anywhere. Words of a drop must never become one,
 * and what is said by one on purpose (an annotation) must hold any word.
 */
import { join } from 'node:path';
import type { Issue, Severity } from '../core/issue.ts';
import { toldIssues } from '../core/told-issues.ts';

/** Of each severity, in one step; GitHub drops what is more. */
const SHOWN = 10;

const COMMAND = { error: 'error', warning: 'warning', note: 'notice' } as const satisfies Record<
  Severity,
  string
>;

/** The line as it is, unless a build server would obey it. */
export function disarmed(line: string): string {
  const inside = line.replace(/##(?=\[|vso\[)/g, '# #');
  return /^\s*(?:::|##)/.test(inside) ? `./${inside}` : inside;
}

/**
 * Issues as annotations of GitHub, at their lines of their files, worst first; what repeats is one. The last
 * line says how many more there are than GitHub shows. `folder` is put before the names of the files; `col` is
 * the position of the column among the columns, as there is none in characters.
 */
export function annotationLines(issues: readonly Issue[], folder: string): string[] {
  const lines: string[] = [];
  const left = { error: SHOWN, warning: SHOWN, note: SHOWN };
  let more = 0;
  for (const { severity, text, hint, at, code } of toldIssues(issues)) {
    if (left[severity]-- <= 0) {
      more++;
      continue;
    }
    const properties = [
      ['file', join(folder, at.file)],
      ...(at.line === null ? [] : [['line', String(at.line)]]),
      ...(at.field === null ? [] : [['col', String(at.field)]]),
      ['title', code],
    ].map(([name, value]) => `${name}=${property(value ?? '')}`);
    lines.push(
      `::${COMMAND[severity]} ${properties.join(',')}::${data(hint === null ? text : `${text}\n→ ${hint}`)}`,
    );
  }
  if (more > 0)
    lines.push(`… and ${more} more ${more === 1 ? 'problem' : 'problems'} of other kinds or places.`);
  return lines;
}

/** What stands behind the second `::`; escaped as the runner takes it apart. */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
