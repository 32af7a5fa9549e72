import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { insightsMarkdown } from '../../src/compose/insights/markdown.ts';
import { allPages } from '../../src/compose/pages/index.ts';
import { type Rows, randomRows } from '../make-drop.ts';
import { contextFor } from './context-for.ts';
import { listedPages as pages } from './listed-pages.ts';
import { broken, mustDraw, texts } from './sound.ts';

describe.each(pages.map((page) => [page.id, page] as const))('%s', (_id, page) => {
  test('says and draws something sound for any drop', () => {
    fc.assert(
      fc.property(
        randomRows,
        fc.constantFrom<Record<string, unknown>>(
          {},
          { margin: 0.4, targets: { roas: 3 } },
          { allocation: 'none', currency: null, locale: 'de-DE' },
        ),
        (rows, settings) => {
          const context = contextFor(rows, settings);
          const view = page.compose(context);
          for (const text of texts(view)) expect(text).not.toMatch(broken);
          expect(view.headline.text.length).toBeGreaterThan(8);
          const ids = view.blocks.map(({ id }) => id);
          expect(new Set(ids).size).toBe(ids.length);
          mustDraw(view, context);
        },
      ),
      { numRuns: 30 },
    );
  });
});

test('the page of one campaign, and of one influencer, is sound for any drop', () => {
  fc.assert(
    fc.property(randomRows, (rows) => {
      const context = contextFor(rows);
      const members = allPages(context).slice(pages.length);
      expect(new Set(members.map(({ path }) => path)).size).toBe(members.length);
      for (const page of members) {
        const view = page.compose(context);
        for (const text of texts(view)) expect(text).not.toMatch(broken);
        mustDraw(view, context);
        const ids = view.blocks.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
      }
    }),
    { numRuns: 30 },
  );
});

const nobody: Rows = {
  influencers: [{ id: '1', platform: 'Instagram' }],
  posts: [],
  tracking: [],
  payouts: [],
};

test.each(pages.map((page) => [page.id, page] as const))(
  '%s says in words that there is nothing',
  (_id, page) => {
    const view = page.compose(contextFor(nobody));
    // Of nobody nothing is claimed to be best, and no share is told.
    expect(view.headline.text).not.toMatch(/the most|\d %|×/);
    for (const block of view.blocks) {
      if (block.kind === 'chart') expect(block.drawing, block.id).toBeNull();
      if (block.kind === 'table' && block.table.rows.length === 0) expect(block.table.empty).not.toBe('');
    }
  },
);

test('names from the data are text in the Markdown report', () => {
  const rows: Rows = {
    influencers: [
      { id: '1', name: '[click](javascript:alert(1))', platform: '<script>alert(1)</script>' },
      { id: '2', name: '**bold** | pipe', platform: 'YouTube' },
    ],
    posts: [],
    tracking: ['1', '2'].map((influencer) => ({
      influencer,
      source: 'BioLink',
      campaign: `# ${influencer}`,
      product: 'Whey',
      date: '2025-01-10',
      orders: 30,
      revenue: 300 * Number(influencer),
    })),
    payouts: ['1', '2'].map((influencer) => ({ influencer, basis: 'fixed', total: 100 })),
  };
  const markdown = insightsMarkdown(contextFor(rows));
  expect(markdown).not.toMatch(/(?<!\\)<script|(?<!\\)\[click\]|(?<!\\)\*\*bold/);
  expect(markdown).toContain('\\[click\\]');
});
