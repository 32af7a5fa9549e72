/** Money: exact ten-thousandths of the currency unit. */
import { LARGEST, UNIT } from '../../money.ts';
import { type Finding, type Reading, refused, taken } from '../finding.ts';
import type { CurrencyMarks } from './currency.ts';
import { outOfRange, readDigits, tooManyDigits } from './number.ts';

export interface WrittenAmount {
  /** Ten-thousandths of the currency unit. */
  readonly units: number;
  /** Decimals as written, at most four. */
  readonly places: number;
}

/** Decimals that are kept. */
export const PLACES = 4;

const rounded: Finding = {
  code: 'number-rounded',
  say: (value) => `Amounts have more than four decimals, such as ${value}; rounded to four, half to even.`,
  hint: null,
  once: true,
};

export function readAmount(
  text: string,
  decimal: '.' | ',' | null,
  currency: CurrencyMarks,
): Reading<WrittenAmount> {
  const stripped = currency.strip(text);
  const digits = readDigits(stripped.text, { decimal, whole: false, example: '1,234.50' });
  if (!digits.ok) return digits;
  if (stripped.problem) return refused(stripped.problem);
  if (tooManyDigits(digits.value)) return refused(outOfRange);
  const { negative, whole, fraction } = digits.value;
  const kept = Number(whole) * UNIT + Number(fraction.slice(0, PLACES).padEnd(PLACES, '0'));
  const size = kept + roundUp(fraction.slice(PLACES), kept);
  if (size > LARGEST) return refused(outOfRange);
  const findings = [
    ...stripped.findings,
    ...digits.findings,
    ...(/[1-9]/.test(fraction.slice(PLACES)) ? [rounded] : []),
  ];
  return taken(
    { units: negative && size > 0 ? -size : size, places: Math.min(PLACES, fraction.length) },
    findings,
  );
}

/** 1 when the digits behind the kept ones round it up, half to even. */
function roundUp(rest: string, kept: number): 0 | 1 {
  const first = rest.charCodeAt(0) - 48;
  if (!(first >= 5)) return 0;
  if (first > 5 || /[1-9]/.test(rest.slice(1))) return 1;
  return kept % 2 === 1 ? 1 : 0;
}
