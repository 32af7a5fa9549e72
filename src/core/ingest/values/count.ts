/** Whole numbers of things: reach, likes, orders. */
import { type Finding, type Reading, refused, taken } from '../finding.ts';
import { outOfRange, readDigits, tooManyDigits } from './number.ts';

const floatInteger: Finding = {
  code: 'number-float-integer',
  say: (value) => `${value} is a whole number written with decimals; read as the whole number.`,
  hint: null,
  once: true,
};

const notInteger: Finding = {
  code: 'number-not-integer',
  say: (value) => `${value} is not a whole number.`,
  hint: 'Counts have no decimals; correct the value in the source.',
};

export const negativeCount: Finding = {
  code: 'number-negative',
  say: (value) => `${value} is below 0, which a count cannot be.`,
  hint: 'Correct the value in the source.',
};

/** The count; `signed` where a count below 0 is judged by the rest of its row. */
export function readCount(text: string, decimal: '.' | ',' | null, signed: boolean): Reading<number> {
  const digits = readDigits(text, { decimal, whole: true, example: '1,234' });
  if (!digits.ok) return digits;
  const { negative, whole, fraction } = digits.value;
  if (/[1-9]/.test(fraction)) return refused(notInteger);
  if (tooManyDigits(digits.value)) return refused(outOfRange);
  const value = Number(whole);
  if (negative && value > 0 && !signed) return refused(negativeCount);
  return taken(negative && value > 0 ? -value : value, [
    ...digits.findings,
    ...(fraction === '' ? [] : [floatInteger]),
  ]);
}
