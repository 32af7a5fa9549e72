/** How single values are read: what each form means, and which forms mean nothing or two things. */
import { describe, expect, it } from 'vitest';
import type { Reading } from '../../src/core/ingest/finding.ts';
import { readAmount } from '../../src/core/ingest/values/amount.ts';
import { readBasis } from '../../src/core/ingest/values/basis.ts';
import { readCount } from '../../src/core/ingest/values/count.ts';
import { CurrencyMarks } from '../../src/core/ingest/values/currency.ts';
import { readDate } from '../../src/core/ingest/values/day.ts';
import { readPlatform } from '../../src/core/ingest/values/platform.ts';
import { readText } from '../../src/core/ingest/values/text.ts';
import { readUrl } from '../../src/core/ingest/values/url.ts';

/** The value and what is said of it, or the code that refuses it. */
function told<T>(reading: Reading<T>): unknown {
  return reading.ok ? [reading.value, ...reading.findings.map(({ code }) => code)] : reading.finding.code;
}

const amount = (text: string, decimal: '.' | ',' | null = null, currency: string | null = null): unknown => {
  const reading = readAmount(text, decimal, new CurrencyMarks(currency));
  return told(reading.ok ? { ...reading, value: reading.value.units } : reading);
};

describe('amounts, in ten-thousandths', () => {
  it.each([
    ['0', [0]],
    ['12', [120_000]],
    ['-12.5', [-125_000]],
    ['0012.5000', [125_000]],
    ['900000000000.0001', [9_000_000_000_000_001]],
    ['1.23445', [12_344, 'number-rounded']],
    ['1.23455', [12_346, 'number-rounded']],
    ['1.234450001', [12_345, 'number-rounded']],
    ['1,234.50', [12_345_000, 'number-grouping']],
    ['1,23,456', [1_234_560_000, 'number-grouping']],
    ['12,34,567.5', [12_345_675_000, 'number-grouping']],
    ['1 234.5', [12_345_000, 'number-grouping']],
    ["1'234.5", [12_345_000, 'number-grouping']],
    ['1.234.567', [12_345_670_000, 'number-grouping']],
    ['1,234', 'number-ambiguous'],
    ['1,23', 'number-decimal-comma'],
    ['1.234,50', 'number-decimal-comma'],
    ['12,34.50', 'number-invalid'],
    ['1,2345.50', 'number-invalid'],
    ['5.', 'number-invalid'],
    ['.5', 'number-invalid'],
    ['+5', 'number-invalid'],
    ['(5)', 'number-invalid'],
    ['12%', 'number-invalid'],
    ['1e3', 'number-scientific'],
    ['1e30', 'number-out-of-range'],
    ['9999999999999', 'number-out-of-range'],
  ])('%s', (text, wanted) => expect(amount(text)).toEqual(wanted));

  it.each([
    ['1.234,50', [12_345_000, 'number-grouping']],
    ['1,234', [12_340]],
    ['12,5', [125_000]],
    ['1.234', [12_340_000, 'number-grouping']],
    ['12.5', 'number-invalid'],
    ['1,234.50', 'number-invalid'],
  ])('%s with a decimal comma', (text, wanted) => expect(amount(text, ',')).toEqual(wanted));

  it.each([
    ['₹1,234.50', 'INR', [12_345_000, 'number-currency', 'number-grouping']],
    ['Rs. 12', 'INR', [120_000, 'number-currency']],
    ['INR 12', 'INR', [120_000, 'number-currency']],
    ['12 €', 'EUR', [120_000, 'number-currency']],
    ['-$5', 'CAD', [-50_000, 'number-currency']],
    ['$-5', 'USD', [-50_000, 'number-currency']],
    ['$5', 'INR', 'number-currency-other'],
    ['XYZ 5', 'INR', 'number-currency-other'],
    ['five €', 'EUR', 'number-invalid'],
  ])('%s where the report says %s', (text, currency, wanted) =>
    expect(amount(text, null, currency)).toEqual(wanted),
  );

  it('takes the one mark of a drop without a currency, and refuses a second one', () => {
    const marks = new CurrencyMarks(null);
    const read = (text: string): unknown => told(readAmount(text, null, marks));
    expect(read('£5')).toMatchObject([{ units: 50_000 }, 'number-currency']);
    expect(read('£6')).toMatchObject([{ units: 60_000 }, 'number-currency']);
    expect(read('$6')).toBe('number-currency-other');
  });
});

describe('counts', () => {
  it.each([
    ['0', [0]],
    ['20.0', [20, 'number-float-integer']],
    ['1,234', [1234, 'number-grouping']],
    ['12,34,567', [1_234_567, 'number-grouping']],
    ['22.000', 'number-ambiguous'],
    ['22.5', 'number-not-integer'],
    ['-1', 'number-negative'],
    ['9007199254740993', 'number-out-of-range'],
    ['1_000', 'number-invalid'],
    ['0x1F', 'number-invalid'],
    ['١٢', 'number-invalid'],
  ])('%s', (text, wanted) => expect(told(readCount(text, null, false))).toEqual(wanted));

  it('may be below 0 where the row tells what that means', () => {
    expect(told(readCount('-2', null, true))).toEqual([-2]);
  });
});

describe('dates', () => {
  const date = (text: string): unknown => {
    const reading = readDate(text);
    if (!reading.ok) return reading.finding.code;
    const { year, first, second, open, time } = reading.value;
    return [year, first, second, open, time?.minutes ?? null, time?.zone ?? null];
  };
  it.each([
    ['2025-06-14', [2025, 6, 14, null, null, null]],
    ['2025/06/14', [2025, 6, 14, null, null, null]],
    ['14-06-2025', [2025, 14, 6, '-', null, null]],
    ['6/14/2025 1:05 PM', [2025, 6, 14, '/', 785, null]],
    ['2025-06-14T23:59:59.123+0530', [2025, 6, 14, null, 1439, '+05:30']],
    ['2025-06-14 10:00:00 Z', [2025, 6, 14, null, 600, 'Z']],
    ['2025-06-14T25:00', 'date-impossible'],
    ['2025-6-14', 'date-invalid'],
    ['14-06/2025', 'date-invalid'],
    ['14/06/25', 'date-invalid'],
    ['20250614', 'date-invalid'],
    ['45822', 'date-excel-serial'],
  ])('%s', (text, wanted) => expect(date(text)).toEqual(wanted));
});

describe('text', () => {
  it.each([
    ['plain', ['plain']],
    ['Zoë Çelik', ['Zoë Çelik']],
    ['محمد', ['محمد']],
    ['👩‍🔬 lab', ['👩‍🔬 lab']],
    ['\u00a0padded\u200b', ['padded', 'value-trimmed']],
    ['a\u0007b\u000b', ['ab', 'control-character']],
    ['a \r\n\n b', ['a b', 'text-line-break']],
    ['e\u0301', ['é', 'text-normalised']],
    ['a\u202eb', ['ab', 'text-bidi-control']],
    ['a\u2066b', ['a\u2066b', 'text-bidi-control']],
    ['a\u200bb', ['a\u200bb', 'text-invisible']],
    ['Ã©', ['Ã©', 'text-mojibake']],
    ['a\0b', 'control-nul'],
  ])('%j', (text, wanted) => expect(told(readText(text))).toEqual(wanted));

  it('keeps the lines of prose', () => expect(told(readText('a\n\tb', true))).toEqual(['a\n\tb']));
});

describe('links, platforms, bases', () => {
  it.each([
    ['HTTPS://example.org/a?b=<c>', ['HTTPS://example.org/a?b=<c>']],
    ['https://u:p@example.org/', ['https://example.org/', 'url-credentials']],
    ['javascript:alert(1)', ['javascript:alert(1)', 'url-not-http']],
    ['//example.org', ['//example.org', 'url-not-http']],
    ['https:///etc', ['https:///etc', 'url-not-http']],
  ])('%s', (text, wanted) => expect(told(readUrl(text))).toEqual(wanted));

  it.each([
    ['Instagram', ['Instagram']],
    ['INSTAGRAM', ['Instagram', 'enum-normalised']],
    ['you tube', ['YouTube', 'enum-normalised']],
    ['X', ['Twitter', 'enum-alias']],
    ['constructor', ['constructor', 'enum-unknown']],
  ])('platform %s', (text, wanted) => expect(told(readPlatform(text))).toEqual(wanted));

  it.each([
    ['order', ['order']],
    ['Order', ['order', 'enum-normalised']],
    ['Per_Post', ['post', 'enum-alias']],
    ['__proto__', 'enum-unknown'],
  ])('basis %s', (text, wanted) => expect(told(readBasis(text))).toEqual(wanted));
});
