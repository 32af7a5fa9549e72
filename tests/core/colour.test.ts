import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { contrastOf, legible, paper, TEXT_CONTRAST } from '../../src/core/colour.ts';

const colour = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, '0')}`);

test('any brand colour becomes legible, on paper and in the dark', () => {
  fc.assert(
    fc.property(colour, fc.constantFrom(paper.light, paper.dark), (brand, background) => {
      expect(contrastOf(legible(brand, background, TEXT_CONTRAST), background)).toBeGreaterThanOrEqual(
        TEXT_CONTRAST,
      );
    }),
  );
});

test('a colour that is legible stays as it is', () => {
  expect(legible('#2e5a87', paper.light, TEXT_CONTRAST)).toBe('#2e5a87');
});

test('contrast by WCAG', () => {
  expect(contrastOf('#000000', '#ffffff')).toBeCloseTo(21, 10);
  expect(contrastOf('#777777', '#ffffff')).toBeCloseTo(4.478, 3);
});
