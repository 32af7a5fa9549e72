/** Issues for people: worst first, what repeats in one line, and never more than fits a screen. */
import { join } from 'node:path';
import { shown } from '../core/ingest/shown.ts';
import type { Issue, Severity } from '../core/issue.ts';

const RANK = { error: 0, warning: 1, note: 2 } as const satisfies Record<Severity, number>;

interface Repeated {
  readonly issue: Issue;
  count: number;
}

/** At most `most` lines; `folder` is put before the names of the files. */
export function issueLines(issues: readonly Issue[], folder: string, most: number): string[] {
  const blocks = collapse(issues)
    .sort((a, b) => RANK[a.issue.severity] - RANK[b.issue.severity])
    .map((repeated) => block(repeated, folder));
  const lines: string[] = [];
  for (const [index, text] of blocks.entries()) {
    const last = index === blocks.length - 1;
    if (lines.length + text.length > (last ? most : most - 1)) {
      const more = blocks.length - index;
      return [
        ...lines,
        `… and ${more} more ${more === 1 ? 'problem' : 'problems'} of other kinds or places.`,
      ];
    }
    lines.push(...text);
  }
  return lines;
}

/** 2 errors and 1 warning */
export function countsOf(issues: readonly Issue[]): string {
  const count = (severity: Severity): number => issues.filter((issue) => issue.severity === severity).length;
  const parts = (['error', 'warning'] as const)
    .map((severity) => ({ severity, count: count(severity) }))
    .filter((part) => part.count > 0)
    .map((part) => `${part.count} ${part.severity}${part.count === 1 ? '' : 's'}`);
  return parts.length === 0 ? 'No problems' : parts.join(' and ');
}

/** The same problem in the same column of the same file, as one; of headers, in any column. */
function collapse(issues: readonly Issue[]): Repeated[] {
  const found = new Map<string, Repeated>();
  for (const issue of issues) {
    const column =
      issue.code.startsWith('header-') && issue.severity !== 'error' ? '' : (issue.at.column ?? '');
    const key = `${issue.severity}|${issue.at.file}|${issue.code}|${column}`;
    const known = found.get(key);
    if (known) known.count++;
    else found.set(key, { issue, count: 1 });
  }
  return [...found.values()];
}

function block({ issue, count }: Repeated, folder: string): string[] {
  const { at, code, message, hint } = issue;
  const line = at.line === null ? '' : `:${at.line}`;
  const column = at.column === null ? '' : ` [${shown(at.column)}]`;
  const more = count > 1 ? ` And ${count - 1} more like this.` : '';
  const first = harmless(
    `${join(folder, shown(at.file))}${line}${column} ${oneLine(message)} (${code})${more}`,
  );
  return hint === null ? [first] : [first, `  → ${oneLine(hint)}`];
}

/** A line that starts like a command of a build server is none. */
function harmless(line: string): string {
  return /^\s*(?:::|##)/.test(line) ? `./${line}` : line;
}

// biome-ignore-start lint/suspicious/noControlCharactersInRegex: they are what this takes out
function oneLine(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ');
}
// biome-ignore-end lint/suspicious/noControlCharactersInRegex: they are what this takes out
