/**
 * Collects issues. What repeats without end is listed up to a limit and then counted, so that a
 * file that is wrong in every row costs neither memory nor patience.
 */
import type { Issue, Severity } from '../issue.ts';
import { type Code, codes } from './codes.ts';

/** Errors are what must be mended, so more of them are listed than of anything else. */
const LISTED = { error: 10_000, warning: 1_000, note: 100 } as const satisfies Record<Severity, number>;

export interface Found {
  readonly code: Code;
  readonly file: string;
  readonly line?: number | null;
  readonly column?: string | null;
  readonly field?: number | null;
  readonly value?: string | null;
  readonly message: string;
  readonly hint?: string | null;
  /** Where this one weighs other than its code usually does. */
  readonly severity?: Severity;
  readonly scope?: 'row' | 'file';
}

export class IssueLog {
  readonly issues: Issue[] = [];
  /** Errors that refuse the drop whatever quarantine allows. */
  fileErrors = 0;
  rowErrors = 0;
  #counts = new Map<string, { found: Found; severity: Severity; count: number }>();

  add(found: Found): void {
    const spec = codes[found.code];
    const severity = found.severity ?? spec.severity;
    if (severity === 'error') {
      if ((found.scope ?? spec.scope) === 'file') this.fileErrors++;
      else this.rowErrors++;
    }
    const key = `${found.file}|${found.code}|${found.column ?? ''}|${severity}`;
    const seen = this.#counts.get(key);
    if (seen === undefined) this.#counts.set(key, { found, severity, count: 1 });
    else seen.count++;
    if ((seen?.count ?? 0) <= LISTED[severity]) this.issues.push(issueOf(found, severity));
  }

  /** Takes over an issue that was found elsewhere; an error refuses the drop. */
  adopt(issue: Issue): void {
    if (issue.severity === 'error') this.fileErrors++;
    this.issues.push(issue);
  }

  /** A point to come back to. */
  mark(): () => void {
    const { fileErrors, rowErrors } = this;
    const listed = this.issues.length;
    const counts = new Map([...this.#counts].map(([key, entry]) => [key, { ...entry }]));
    return () => {
      this.issues.length = listed;
      this.fileErrors = fileErrors;
      this.rowErrors = rowErrors;
      this.#counts = counts;
    };
  }

  /** All that was found, by file, line and column; what went over the limit is named in one more issue. */
  all(): Issue[] {
    const more = [...this.#counts.values()]
      .filter(({ severity, count }) => count > LISTED[severity])
      .map(({ found, severity, count }) =>
        issueOf(
          {
            code: 'limit-listed',
            file: found.file,
            column: found.column ?? null,
            message: `${count - LISTED[severity]} more rows have the problem "${found.code}"; counted, not listed.`,
          },
          'note',
        ),
      );
    return [...this.issues, ...more].sort(byPlace);
  }
}

function issueOf(found: Found, severity: Severity): Issue {
  return {
    severity,
    code: found.code,
    at: {
      file: found.file,
      line: found.line ?? null,
      column: found.column ?? null,
      field: found.field ?? null,
    },
    value: found.value ?? null,
    message: found.message,
    hint: found.hint ?? null,
  };
}

function byPlace(a: Issue, b: Issue): number {
  if (a.at.file !== b.at.file) return a.at.file < b.at.file ? -1 : 1;
  return lineOf(a) - lineOf(b) || (a.at.field ?? 0) - (b.at.field ?? 0);
}

/** Issues of the whole file come first, counts of what isn't listed last. */
function lineOf({ at, code }: Issue): number {
  return code === 'limit-listed' ? Number.MAX_SAFE_INTEGER : (at.line ?? 0);
}
