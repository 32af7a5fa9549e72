import { describe, expect, test } from 'vitest';
import { createFormatter, UNDEFINED } from '../../src/core/format/formatter.ts';
import { published } from '../../src/core/format/published.ts';

/** Spaces that don't break read like any other. */
const plain = (text: string) => text.replaceAll(/\s/g, ' ');

describe.each([
  ['en-IN', 'INR', ['₹37.9 L', '₹37,86,492.07', '57.3 L', '57,25,224']],
  ['en-US', 'USD', ['$3.79 M', '$3,786,492.07', '5.73 M', '5,725,224']],
  ['en-GB', 'GBP', ['£3.79 M', '£3,786,492.07', '5.73 M', '5,725,224']],
  ['de-DE', 'EUR', ['3,79 Mio. €', '3.786.492,07 €', '5,73 Mio.', '5.725.224']],
  ['en-IN', null, ['37.9 L', '37,86,492.07', '57.3 L', '57,25,224']],
])('%s in %s', (locale, currency, expected) => {
  test('says numbers as people do', () => {
    const format = createFormatter({ locale, currency });
    expect(
      [
        format.short(37_864_920_700, 'money'),
        format.exact(37_864_920_700, 'money'),
        format.short(5_725_224, 'count'),
        format.exact(5_725_224, 'count'),
      ].map(plain),
    ).toEqual(expected);
  });
});

const format = createFormatter({ locale: 'en-IN', currency: 'INR' });

test('what is not defined is a dash and never 0', () => {
  expect(format.short(null, 'money')).toBe(UNDEFINED);
  expect(format.exact(null, 'rate')).toBe(UNDEFINED);
  expect(published(null, 'multiple')).toBeNull();
});

test('rounds once, half up', () => {
  expect(format.exact(30_150, 'money')).toBe('₹3.02');
  expect(published(30_150, 'money')).toBe(3.02);
  expect(published(-30_150, 'money')).toBe(-3.02);
  expect(published(1.005, 'multiple')).toBe(1.005);
});

test('a number that rounds up to the next power of ten takes its word', () => {
  expect(plain(createFormatter({ locale: 'en-US', currency: null }).short(999_999, 'count'))).toBe('1.00 M');
});

test('ratios', () => {
  expect(format.short(2.99500507, 'multiple')).toBe('3.00×');
  expect(format.short(0.021578, 'multiple')).toBe('0.022×');
  expect(format.exact(2.99500507, 'multiple')).toBe('2.995005×');
  expect(plain(format.exact(0.04571454, 'rate'))).toBe('4.5715 %');
  expect(plain(format.short(-0.123, 'rate'))).toBe('−12.3 %');
});

test('a date is never parted, a period only behind its dash', () => {
  const [may, june] = [20_209, 20_240];
  expect(format.day(may)).toBe('1\u00a0May\u00a02025');
  expect(format.period(may, june)).toBe('1\u00a0May\u00a02025\u00a0– 1\u00a0Jun\u00a02025');
  expect(format.period(may, may)).toBe(format.day(may));
  expect(createFormatter({ locale: 'de-DE', currency: null }).day(may)).not.toContain(' ');
});

test('money in JSON is the exact sum, to the cent', () => {
  expect(published(37_864_920_700, 'money')).toBe(3_786_492.07);
});

test.each([
  ['en-IN', 'a, b and c'],
  ['en-US', 'a, b, and c'],
  ['de-DE', 'a, b and c'],
  ['ar-EG', 'a, b and c'],
])('in %s words stay English', (locale, list) => {
  expect(createFormatter({ locale, currency: null }).list(['a', 'b', 'c'])).toBe(list);
});

test('short names of months and weekdays are those of the language, not the first letters of the long ones', () => {
  const german = createFormatter({ locale: 'de-DE', currency: null });
  expect([1, 2, 3].map((day) => german.weekday(day, 'short'))).toEqual(['Mo', 'Di', 'Mi']);
  expect(german.weekday(3)).toBe('Mittwoch');
  expect(german.monthOfYear(6, 'short')).toBe(
    german.axisDate(new Date(Date.UTC(2025, 5, 1)), 'month', false),
  );
});
