import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { HtmlValidate, StaticConfigLoader } from 'html-validate';
import { expect, test } from 'vitest';
import { builtSample } from './sample.ts';

const validator = new HtmlValidate(
  new StaticConfigLoader({
    root: true,
    extends: ['html-validate:recommended', 'html-validate:document'],
    rules: {
      // A title is two names, of which one may be as long as it likes.
      'long-title': 'off',
      // A report's scripts come from its own origin, with the page that they belong to.
      'require-sri': ['error', { target: 'crossorigin' }],
    },
  }),
);

test('every page of the sample is valid, by every rule of documents', async () => {
  const { folder, pages } = await builtSample();
  expect(pages.length).toBeGreaterThan(100);
  for (const page of pages) {
    const html = await readFile(join(folder, page, 'index.html'), 'utf8');
    const { results } = await validator.validateString(html, page);
    const found = results.flatMap(({ messages }) =>
      messages.map(({ ruleId, message, selector }) => `${ruleId}: ${message} at ${selector}`),
    );
    expect([...new Set(found)], page).toEqual([]);
    // The sample says nothing of search engines, so it asks them not to list it.
    expect(html, page).toContain('<meta name="robots" content="noindex"');
  }
});

test('a page that is not valid is found', async () => {
  const { valid } = await validator.validateString('<!doctype html><div><p><div></p>', 'wrong');
  expect(valid).toBe(false);
});
