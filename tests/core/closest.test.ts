import { expect, test } from 'vitest';
import { closest } from '../../src/core/closest.ts';

const words = ['title', 'brand', 'data', 'to', 'cc', 'margin', 'drop', 'drops'];

test.each([
  ['titel', 'title'],
  ['Titles', 'title'],
  ['dat', 'data'],
  ['margins', 'margin'],
  // As near to one as to another, or to none.
  ['dropx', null],
  ['x', null],
  ['tt', null],
  ['campaign', null],
])('%s is %s', (typed, meant) => {
  expect(closest(typed, words)).toBe(meant);
});
