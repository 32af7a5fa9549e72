import { expect, test } from 'vitest';
import { Failure, toldError } from '../../src/build/failure.ts';

test('a failure is told as it is', () => {
  expect(toldError(new Failure('No drop.\n  → Give one.'), 'The report could not be made', false)).toBe(
    'No drop.\n  → Give one.',
  );
});

test('any other error is told in a sentence, its stack only on request', () => {
  const error = new TypeError('x is not a function\n\n  12 | x()');
  expect(toldError(error, 'The report stopped at "Pages"', false)).toBe(
    'The report stopped at "Pages": x is not a function.\n  → Set DEBUG=1 and run the command again to see where.',
  );
  expect(toldError(error, 'The report stopped at "Pages"', true)).toMatch(/\n {4}at /);
});

test.each([
  ['thrown words', 'thrown words.'],
  [new Error(''), 'an error without words.'],
])('what is thrown may be anything: %s', (error, words) => {
  expect(toldError(error, 'Stopped', false)).toContain(`Stopped: ${words}\n`);
});
