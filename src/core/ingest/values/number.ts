/**
 * A number as people write it → its digits, when there is one way to read it. What could be
 * grouping or decimals is never decided by looks: the report's `decimal` setting says it.
 */
import { type Finding, NOTHING_FOUND, type Reading, refused, taken } from '../finding.ts';

/** Digits of a number, without sign, grouping and point. */
export interface Digits {
  readonly negative: boolean;
  readonly whole: string;
  readonly fraction: string;
}

export interface NumberRules {
  /** What the report says of decimals; `null` = a point, and a comma is questioned. */
  readonly decimal: '.' | ',' | null;
  /** Counts: a single group of three can only be grouping. */
  readonly whole: boolean;
  /** A good example, for messages. */
  readonly example: string;
}

const grouped: Finding = {
  code: 'number-grouping',
  say: (value) => `${value} is written with grouping; read without it.`,
  hint: null,
};

const PLAIN = /^\d+(?:\.\d+)?$/;
const WESTERN = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;
const INDIAN = /^\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?$/;
const CONTINENTAL = /^\d{1,3}(?:\.\d{3})+(?:,\d+)?$/;
const ONE_GROUP = /^[1-9]\d{0,2}[.,]\d{3}$/;
const APART = /^\d{1,3}(?:[ \u00a0\u2009\u202f'’]\d{3})+(?:[.,]\d+)?$/;
const COMMA = /^\d+,\d+$/;
const SCIENTIFIC = /^(\d+)(?:\.(\d+))?[eE]([+-]?\d+)$/;
/** Above this many digits before the point nothing is exact any more. */
const MOST_DIGITS = 12;

export function readDigits(text: string, rules: NumberRules): Reading<Digits> {
  const negative = text.startsWith('-');
  const body = negative ? text.slice(1) : text;
  const done = (plain: string, findings = NOTHING_FOUND): Reading<Digits> => {
    const [whole = '', fraction = ''] = plain.split('.');
    return taken({ negative, whole, fraction }, findings);
  };
  const comma = rules.decimal === ',';
  const apart = APART.test(body);
  const close = apart ? body.replace(/[ \u00a0\u2009\u202f'’]/g, '') : body;
  const said = apart ? [grouped] : NOTHING_FOUND;

  if (ONE_GROUP.test(close) && !apart) return oneGroup(close, rules, done);
  if (PLAIN.test(close) && !(comma && close.includes('.'))) return done(close, said);
  if (COMMA.test(close)) return comma ? done(close.replace(',', '.'), said) : refused(decimalComma(rules));
  if (!apart) {
    if ((WESTERN.test(close) || INDIAN.test(close)) && !comma)
      return done(close.replaceAll(',', ''), [grouped]);
    if (CONTINENTAL.test(close)) {
      if (!comma && close.includes(',')) return refused(decimalComma(rules));
      return done(close.replaceAll('.', '').replace(',', '.'), [grouped]);
    }
  }
  const scientific = SCIENTIFIC.exec(close);
  if (scientific) return refused(scientificProblem(scientific, rules));
  return refused(notANumber(rules));
}

/** 1,234 and 1.234: three digits behind one mark. */
function oneGroup(
  text: string,
  { decimal, whole, example }: NumberRules,
  done: (plain: string, findings?: readonly Finding[]) => Reading<Digits>,
): Reading<Digits> {
  const mark = text.includes(',') ? ',' : '.';
  const joined = text.replace(mark, '');
  if (mark === '.') {
    if (decimal === ',') return done(joined, [grouped]);
    if (whole && text.endsWith('000')) return refused(ambiguous(example));
    return done(text);
  }
  if (decimal === ',') return whole ? refused(ambiguous(example)) : done(text.replace(',', '.'));
  if (whole || decimal === '.') return done(joined, [grouped]);
  return refused(ambiguous(example));
}

function ambiguous(example: string): Finding {
  return {
    code: 'number-ambiguous',
    say: (value) => `${value} has two readings: grouping or decimals.`,
    hint: `Write it like ${example}, or set \`decimal: "."\` or \`decimal: ","\` in index.md of the report.`,
  };
}

function decimalComma({ example }: NumberRules): Finding {
  return {
    code: 'number-decimal-comma',
    say: (value) => `${value} is not a number such as ${example}.`,
    hint: 'This looks like a decimal comma. Set `decimal: ","` in index.md of the report.',
  };
}

function scientificProblem([, whole = '', , power = '']: RegExpExecArray, rules: NumberRules): Finding {
  if (whole.replace(/^0+/, '').length + Number(power) > MOST_DIGITS) return outOfRange;
  return {
    code: 'number-scientific',
    say: (value) =>
      `${value} is in scientific notation, which a spreadsheet writes after it has dropped digits.`,
    hint: `Export the column as plain numbers such as ${rules.example}.`,
  };
}

export const outOfRange: Finding = {
  code: 'number-out-of-range',
  say: (value) => `${value} is too large to be true, and too large to be added exactly.`,
  hint: 'Correct the value in the source.',
};

function notANumber({ whole, example }: NumberRules): Finding {
  return {
    code: 'number-invalid',
    say: (value) => `${value} is not ${whole ? 'a whole number' : 'an amount'} such as ${example}.`,
    hint: 'Write the number in digits; a missing value is not 0 and cannot be guessed.',
  };
}

export function tooManyDigits({ whole }: Digits): boolean {
  return whole.replace(/^0+/, '').length > MOST_DIGITS;
}
