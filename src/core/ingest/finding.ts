/** What a value reader has to say of one value; the table reader adds where it stands. */
import type { Severity } from '../issue.ts';
import type { Code } from './codes.ts';

export interface Finding {
  readonly code: Code;
  /** The sentence; `value` comes in quotes, made safe to show, or masked where the column is private. */
  readonly say: (value: string) => string;
  readonly hint: string | null;
  readonly severity?: Severity;
  readonly scope?: 'row' | 'file';
  /** Concerns the whole column: said once, at the first row. */
  readonly once?: boolean;
}

/** A value read in its one possible way, with what is to be said of it; or none, and why. */
export type Reading<T> =
  | { readonly ok: true; readonly value: T; readonly findings: readonly Finding[] }
  | { readonly ok: false; readonly finding: Finding };

export const NOTHING_FOUND: readonly Finding[] = [];

export function taken<T>(value: T, findings: readonly Finding[] = NOTHING_FOUND): Reading<T> {
  return { ok: true, value, findings };
}

export function refused<T>(finding: Finding): Reading<T> {
  return { ok: false, finding };
}
