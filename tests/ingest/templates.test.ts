/** The templates that a report hands out are a drop as it should be. */
import { expect, test } from 'vitest';
import { templates } from '../../src/build/downloads/templates.ts';
import { type SpecName, specs } from '../../src/core/schema/index.ts';
import { read } from './support/memory-drop.ts';

test('the templates read without a word, and are accepted', async () => {
  const files = Object.fromEntries(templates().map(({ name, text }) => [name, text]));
  const { outcome, issues, drop } = await read(files);
  expect(issues).toEqual([]);
  expect(outcome).toBe('accept');
  expect(drop?.baseline?.rows).toBe(1);
});

test('a template has every column of its table', () => {
  for (const { name, text } of templates()) {
    const columns = text.split('\n')[0]?.split(',');
    expect(columns).toEqual(Object.keys(specs[name.replace('.csv', '') as SpecName]));
  }
});

test('a file goes by what a person says it is', async () => {
  const files = Object.fromEntries(templates().map(({ name, text }) => [name, text]));
  const { 'payouts.csv': payouts = '', 'baseline.csv': baseline = '', ...others } = files;
  const unsaid = { ...others, 'a.txt': payouts, 'b.csv': baseline };
  expect((await read(unsaid)).outcome).toBe('reject');
  const said = await read(unsaid, {}, { 'a.txt': 'payouts', 'b.csv': 'baseline' });
  expect(said.outcome).toBe('accept');
  expect(said.rows.payouts.accepted).toBe(1);
  expect(said.drop?.baseline?.rows).toBe(1);
});
