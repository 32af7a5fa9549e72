/**
 * Every code that an issue of the reader can carry, with its usual severity and its scope. A `row`
 * error concerns the row alone, so that quarantine may leave the row out; a `file` error puts the
 * whole file in doubt and always refuses the drop.
 */
import type { Severity } from '../issue.ts';

export interface CodeSpec {
  readonly severity: Severity;
  readonly scope: 'row' | 'file';
}

const rowError: CodeSpec = { severity: 'error', scope: 'row' };
const fileError: CodeSpec = { severity: 'error', scope: 'file' };
const warning: CodeSpec = { severity: 'warning', scope: 'row' };
const note: CodeSpec = { severity: 'note', scope: 'row' };

export const codes = {
  'encoding-not-utf8': warning,
  'encoding-unknown': fileError,
  'encoding-invalid-utf8': fileError,
  'control-nul': rowError,
  'control-character': warning,
  'text-mojibake': warning,
  'text-normalised': warning,
  'text-bidi-control': warning,
  'text-invisible': warning,
  'text-line-break': warning,

  'dialect-delimiter': warning,
  'dialect-line-ending': warning,
  'quote-unterminated': fileError,
  'quote-text-after-close': rowError,
  'quote-stray': warning,

  'row-too-few-fields': rowError,
  'row-too-many-fields': rowError,
  'row-extra-empty-fields': warning,
  'row-blank': warning,
  'row-total-line': rowError,
  'row-repeated-header': warning,
  'row-duplicate': warning,
  'row-of-earlier-drop': warning,
  'row-restated': note,
  'row-organic': warning,

  'header-missing': fileError,
  'header-not-found': fileError,
  'header-unknown': warning,
  'header-duplicate': fileError,
  'header-alias': warning,
  'header-normalised': warning,
  'header-empty-name': warning,
  'header-other-table': fileError,

  'file-name-folded': warning,
  'file-empty': fileError,
  'file-no-rows': fileError,
  'file-missing': fileError,
  'file-unexpected': warning,
  'file-unreadable': fileError,
  'file-not-regular': fileError,
  'file-symlink': warning,
  'file-symlink-outside': fileError,
  'file-binary': fileError,
  'file-html': fileError,
  'file-lfs-pointer': fileError,
  'file-conflict-marker': fileError,
  'file-syntax': fileError,
  'file-sheet-ignored': note,

  'limit-columns': fileError,
  'limit-field-size': fileError,
  'limit-listed': note,

  'value-missing': rowError,
  'value-missing-optional': warning,
  'value-trimmed': warning,
  'value-refund': warning,

  'date-impossible': rowError,
  'date-ambiguous': fileError,
  'date-format-inferred': warning,
  'date-format-conflict': fileError,
  'date-excel-serial': rowError,
  'date-future': rowError,
  'date-out-of-range': rowError,
  'date-far-from-others': warning,
  'date-invalid': rowError,
  'date-has-time': warning,
  'date-mixed-zones': fileError,

  'number-invalid': rowError,
  'number-grouping': warning,
  'number-ambiguous': rowError,
  'number-decimal-comma': rowError,
  'number-currency': warning,
  'number-currency-other': rowError,
  'number-scientific': rowError,
  'number-negative': rowError,
  'number-sign-mismatch': rowError,
  'number-out-of-range': rowError,
  'number-not-integer': rowError,
  'number-float-integer': warning,
  'number-rounded': note,

  'id-orphan': rowError,
  'id-duplicate': fileError,
  'id-collision': fileError,
  'id-normalised': warning,
  'id-float': warning,
  'id-invalid': rowError,

  'enum-normalised': warning,
  'enum-alias': warning,
  'enum-unknown': warning,
  'names-differ-in-case': warning,

  'payout-mismatch': warning,
  'payout-orders-mismatch': warning,
  'payout-without-posts': warning,
  'payout-absent': warning,
  'likes-exceed-reach': warning,
  'revenue-without-orders': warning,
  'drop-dates-disjoint': warning,

  'url-not-http': warning,
  'url-credentials': warning,
  'privacy-direct-identifier': warning,

  'manifest-invalid': fileError,
  'manifest-mismatch': fileError,
  'quarantine-rows': warning,
  'quarantine-ceiling': fileError,
} as const satisfies Record<string, CodeSpec>;

export type Code = keyof typeof codes;
