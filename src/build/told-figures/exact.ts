/** Published numbers in full, and their exact differences: a comparison that rounds hides what changed. */
import { UNDEFINED } from '../../core/format/formatter.ts';
import type { Unit } from '../../core/measure/measures.ts';

/** Decimals that a published number has at most. */
const DECIMALS = 6;

/** 17,128,574.57; 3.129629×; 4.3662 %. A difference says its sign. */
export function exact(value: number | null, unit: Unit): string {
  return value === null ? UNDEFINED : written(millionths(value), unit, false);
}

/** `after` − `before`, to the last decimal that is published; "–" where one of them is not defined. */
export function exactChange(before: number | null, after: number | null, unit: Unit): string {
  if (before === null || after === null) return UNDEFINED;
  return written(millionths(after) - millionths(before), unit, true);
}

/** From the shortest decimal that is the number, which is what was published. */
function millionths(value: number): bigint {
  const [whole = '', fraction = ''] = Math.abs(value).toLocaleString('en-US', DIGITS).split('.');
  const size = BigInt(whole + fraction.padEnd(DECIMALS, '0'));
  return value < 0 ? -size : size;
}

const DIGITS = { useGrouping: false, maximumFractionDigits: DECIMALS } as const;

function written(size: bigint, unit: Unit, signed: boolean): string {
  const sign = size < 0n ? '−' : signed && size > 0n ? '+' : '';
  const shift = unit === 'rate' ? DECIMALS - 2 : DECIMALS;
  const digits = String(size < 0n ? -size : size).padStart(shift + 1, '0');
  const whole = digits.slice(0, -shift).replace(/\B(?=(\d{3})+$)/g, ',');
  const fraction = digits
    .slice(-shift)
    .replace(/0+$/, '')
    .padEnd(unit === 'money' ? 2 : 0, '0');
  return `${sign}${whole}${fraction && `.${fraction}`}${ENDING[unit]}`;
}

const ENDING = { money: '', count: '', multiple: '×', rate: ' %' } as const satisfies Record<Unit, string>;
