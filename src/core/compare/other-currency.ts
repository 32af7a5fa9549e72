/** Amounts of two drops are held beside each other, so they must be of one currency. */
import type { Issue } from '../issue.ts';

/** The error where the marks beside the amounts differ; `null` = they don't, or a drop has none. */
export function otherCurrency(before: string | null, now: string | null): Issue | null {
  if (before === null || now === null || before === now) return null;
  return {
    severity: 'error',
    code: 'number-currency-other',
    at: { file: '', line: null, column: null, field: null },
    value: now,
    message: `Amounts are in "${now}", those of the drop before in "${before}": they cannot be compared.`,
    hint: 'Convert the amounts of one in the source, or make a report of its own of the drops in the other currency.',
  };
}
