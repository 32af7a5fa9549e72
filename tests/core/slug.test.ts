import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { slugOf, uniqueSlugs } from '../../src/core/slug.ts';

test('any names become safe parts of addresses, no two alike', () => {
  const names = fc.array(
    fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('A/B', 'a b', '../../etc', 'CON', 'campaign con', 'Lpt1', 'nul.', ''),
    ),
    { maxLength: 30 },
  );
  fc.assert(
    fc.property(names, (all) => {
      const slugs = uniqueSlugs(all, 'campaign');
      for (const slug of slugs) expect(slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      expect(new Set(slugs).size).toBe(all.length);
      for (const device of ['con', 'prn', 'aux', 'nul', 'com1', 'lpt1']) expect(slugs).not.toContain(device);
    }),
  );
});

test('reads like the name', () => {
  expect(
    ['Müller & Söhne', 'Jonas Weiß', 'Łukasz Bjørn', 'Summer Shred 2025', 'नेहा', 'x'.repeat(300)].map(
      (name) => slugOf(name, 'name'),
    ),
  ).toEqual(['muller-sohne', 'jonas-weiss', 'lukasz-bjorn', 'summer-shred-2025', 'name', 'x'.repeat(60)]);
});
