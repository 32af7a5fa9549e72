/** What was noticed in a drop or a definition, and where. Problems are returned, not thrown. */
export interface Issue {
  readonly severity: Severity;
  /** Stable, kebab-case; the list is in ingest/codes.ts. */
  readonly code: string;
  readonly at: Place;
  /** The offending value, at most 80 characters, control characters escaped. */
  readonly value: string | null;
  /** One sentence: what is wrong, with the value. */
  readonly message: string;
  /** What to do; `null` when there is nothing to do. */
  readonly hint: string | null;
}

/** error: nothing is published; warning: read in the one possible way; note: good to know. */
export type Severity = 'error' | 'warning' | 'note';

export interface Place {
  readonly file: string;
  /** Physical line, 1-based; `null` = the file as a whole. */
  readonly line: number | null;
  /** Canonical column name. */
  readonly column: string | null;
  /** 1-based position of the column in the file. */
  readonly field: number | null;
}
