import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { brandStyle } from '../../src/compose/brand.ts';
import { changedColours } from '../../src/compose/brand-colours.ts';
import { methods } from '../../src/compose/pages/methods.ts';
import { contrastOf, GRAPHIC_CONTRAST, paper, TEXT_CONTRAST } from '../../src/core/colour.ts';
import { contextFor } from './context-for.ts';

const nobody = { influencers: [], posts: [], tracking: [], payouts: [] };
const reportOf = (colours?: Record<string, string>) =>
  contextFor(nobody, { brand: { name: 'Acme', ...(colours && { colours }) } });

test('a colour that had to be changed is told, with the contrast before and after', () => {
  const [block] = changedColours(reportOf({ primary: '#00BCD4', accent: '#7A1F00' }));
  expect(block?.entries.map(({ term, lines }) => [term, ...lines.flat()])).toMatchInlineSnapshot(`
    [
      [
        "Links and lines",
        "On light pages",
        "#00bcd4 is darkened to #008090. Its contrast with the page was 2.24 : 1 and is 4.56 : 1; text needs 4.5 : 1 (WCAG 2.2, AA)",
      ],
      [
        "Revenue in charts",
        "On light pages",
        "#00bcd4 is darkened to #00a0b4. Its contrast with the page was 2.24 : 1 and is 3.06 : 1; what is drawn needs 3 : 1 (WCAG 2.2, AA)",
      ],
      [
        "Spend in charts",
        "On dark pages",
        "#7a1f00 is lightened to #99533b. Its contrast with the page was 1.72 : 1 and is 3.1 : 1; what is drawn needs 3 : 1 (WCAG 2.2, AA)",
      ],
    ]
  `);
  expect(methods.compose(reportOf({ primary: '#00BCD4' })).blocks).toContainEqual(
    changedColours(reportOf({ primary: '#00BCD4' }))[0],
  );
});

test('two colours that cannot be told apart are told', () => {
  const [block] = changedColours(reportOf({ primary: '#2E5A87', accent: '#2E5A88' }));
  expect(block?.entries.find(({ id }) => id === 'colour-spend')?.lines).toEqual([
    ['Shown', 'in the colour of text: #2e5a88 is too close to that of revenue'],
  ]);
});

test('without colours of a brand nothing is told', () => {
  expect(changedColours(reportOf())).toEqual([]);
});

test('whatever the colours, those on the page can be seen, and each change is told', () => {
  const colour = fc.integer({ min: 0, max: 0xffffff }).map((n) => `#${n.toString(16).padStart(6, '0')}`);
  fc.assert(
    fc.property(colour, colour, (primary, accent) => {
      const context = reportOf({ primary, accent });
      const style = brandStyle(context.report, 'Head');
      const told = JSON.stringify(changedColours(context));
      for (const [variable, needed] of [
        ['accent', TEXT_CONTRAST],
        ['revenue', GRAPHIC_CONTRAST],
        ['spend', GRAPHIC_CONTRAST],
      ] as const) {
        const found = new RegExp(`--${variable}:light-dark\\((#\\w{6}),(#\\w{6})\\)`).exec(style);
        if (found === null) {
          expect([variable, told]).toEqual(['spend', expect.stringContaining('too close')]);
          continue;
        }
        const [, light = '', dark = ''] = found;
        expect(contrastOf(light, paper.light)).toBeGreaterThanOrEqual(needed);
        expect(contrastOf(dark, paper.dark)).toBeGreaterThanOrEqual(needed);
        for (const shown of [light, dark])
          if (![primary, accent].includes(shown)) expect(told).toContain(` to ${shown}. `);
      }
    }),
  );
});
