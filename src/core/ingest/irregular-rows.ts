/** What is said of records that are no row of the table, or not as they stand. */
import type { Found } from './issue-log.ts';
import type { Irregular } from './record-splitter.ts';

const CONFLICT = /^(?:<{7}|={7}|>{7}|\|{7})(?: .*)?$/;

export const blankRow = {
  code: 'row-blank',
  message: 'Blank lines are skipped.',
} as const;

/** The issue of an irregular record that isn't blank; `field` is 0-based, where one is to be named. */
export function irregularIssue(
  record: Irregular,
  width: number,
): Omit<Found, 'file'> & { readonly atField: number | null } {
  const { kind, line, fields, field, lines } = record;
  if (CONFLICT.test(record.text.trimEnd())) {
    return {
      code: 'file-conflict-marker',
      line,
      atField: null,
      message: 'A merge conflict of git is left in the file: the rows on both sides are in doubt.',
      hint: 'Resolve the conflict, or export the file again.',
    };
  }
  if (kind === 'unterminated') {
    return {
      code: 'quote-unterminated',
      line,
      atField: field,
      message: 'A quote that is opened here is never closed; it swallows the rest of the file.',
      hint: 'Close the quote, or double it if it belongs to the text.',
    };
  }
  if (kind === 'too-large') {
    return {
      code: 'limit-field-size',
      line,
      atField: field,
      message: 'A value here is longer than a megabyte.',
      hint: 'Shorten it, or look for a quote that is not closed.',
    };
  }
  if (kind === 'text-after-close') {
    const several = lines > 1;
    return {
      code: 'quote-text-after-close',
      line,
      atField: field,
      message: several
        ? `Text follows a closing quote, ${lines} lines after the row begins: the quotes of these rows are in doubt.`
        : 'Text follows a closing quote.',
      hint: 'Double the quotes that belong to the text, or set `escape` in index.md of the report.',
      // A quote too few or too many may have joined whole rows: they cannot be counted, so not left out.
      ...(several && { scope: 'file' as const }),
    };
  }
  if (fields < width) {
    return {
      code: 'row-too-few-fields',
      line,
      atField: null,
      message: `The row has ${fields} of ${width} fields.`,
      hint: 'Complete the row; if it is the last one, the file may have been cut off.',
      ...(lines > 1 && { scope: 'file' as const }),
    };
  }
  if (record.extraEmpty) {
    return {
      code: 'row-extra-empty-fields',
      line,
      atField: null,
      message: `The row has ${fields - width} empty fields too many; read without them.`,
    };
  }
  return {
    code: 'row-too-many-fields',
    line,
    atField: null,
    message: `The row has ${fields} fields instead of ${width}.`,
    hint: 'Put values that hold a delimiter in quotes.',
    ...(lines > 1 && { scope: 'file' as const }),
  };
}

const TOTAL = /^(?:grand[ _-]?|sub[ _-]?)?(?:totals?|sum|summe|gesamt)\b[:. ]*(?:\(.*\))?$/i;

/** Whether the first text of a row names it a line of totals. */
export function isTotalLabel(text: string): boolean {
  return TOTAL.test(text.trim());
}
