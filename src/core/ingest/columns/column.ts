/** How a column is read: over a batch at a time, into an array with one place a row. */
import type { Batch } from '../batch.ts';
import type { Finding } from '../finding.ts';
import type { Problems } from '../problems.ts';

export interface Column {
  /** The rows of the batch, read; what was wrong goes to `problems`. */
  readonly read: (batch: Batch, field: number, problems: Problems) => void;
}

export const missing: Finding = {
  code: 'value-missing',
  say: () => 'The value is missing.',
  hint: 'Fill it in; a missing value is not 0 and cannot be guessed.',
};

export const missingOptional: Finding = {
  code: 'value-missing-optional',
  say: () => 'The value is blank; kept, and shown as "not recorded".',
  hint: null,
};
