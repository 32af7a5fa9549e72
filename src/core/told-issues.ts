/** Issues in words: worst first, what repeats in one line. */
import { shown } from './ingest/shown.ts';
import type { Issue, Place, Severity } from './issue.ts';

const RANK = { error: 0, warning: 1, note: 2 } as const satisfies Record<Severity, number>;

export interface ToldIssue {
  readonly severity: Severity;
  readonly code: string;
  /** Of the first one. */
  readonly at: Place;
  /** Where, what with the value, its code, and how many more there are like it; one line. */
  readonly text: string;
  /** What to do, in one line; `null` when there is nothing to do. */
  readonly hint: string | null;
}

export interface Repeated {
  /** The first of its kind. */
  readonly issue: Issue;
  count: number;
}

/** `placeOf` says where the file of that name lies. */
export function toldIssues(
  issues: readonly Issue[],
  placeOf: (file: string) => string = (file) => file,
): ToldIssue[] {
  return repeatedIssues(issues).map((repeated) => told(repeated, placeOf));
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

/** The same problem in the same column of the same file, as one; of headers, in any column. Worst first. */
export function repeatedIssues(issues: readonly Issue[]): readonly Repeated[] {
  const found = new Map<string, Repeated>();
  for (const issue of issues) {
    const column =
      issue.code.startsWith('header-') && issue.severity !== 'error' ? '' : (issue.at.column ?? '');
    const key = `${issue.severity}|${issue.at.file}|${issue.code}|${column}`;
    const known = found.get(key);
    if (known) known.count++;
    else found.set(key, { issue, count: 1 });
  }
  return [...found.values()].sort((a, b) => RANK[a.issue.severity] - RANK[b.issue.severity]);
}

function told({ issue, count }: Repeated, placeOf: (file: string) => string): ToldIssue {
  const { at, severity, code, message, hint } = issue;
  const line = at.line === null ? '' : `:${at.line}`;
  const column = at.column === null ? '' : ` [${shown(at.column)}]`;
  const more = count > 1 ? ` And ${count - 1} more like this.` : '';
  const text = `${placeOf(shown(at.file))}${line}${column} ${oneLine(message)} (${code})${more}`;
  return { severity, code, at, text, hint: hint === null ? null : oneLine(hint) };
}

// biome-ignore-start lint/suspicious/noControlCharactersInRegex: they are what this takes out
function oneLine(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ');
}
// biome-ignore-end lint/suspicious/noControlCharactersInRegex: they are what this takes out
