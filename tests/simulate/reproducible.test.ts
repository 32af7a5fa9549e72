import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { files, hashes, sample, simulate } from './drop-in-temp.ts';

const small = ['--influencers', '30', '--posts', '200', '--rows', '3000', '--days', '200'];

test('a seed gives the same bytes, whatever the time zone and the locale', () => {
  const here = hashes(simulate(small));
  const elsewhere = hashes(simulate(small, { TZ: 'Asia/Tokyo', LC_ALL: 'de_DE.UTF-8', LANG: 'de_DE.UTF-8' }));
  const beyond = hashes(
    simulate(small, { TZ: 'America/St_Johns', LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8' }),
  );
  expect(elsewhere).toEqual(here);
  expect(beyond).toEqual(here);
});

test('another seed gives another drop, in every file', () => {
  const one = hashes(simulate([...small, '--seed', '1']));
  const two = hashes(simulate([...small, '--seed', '2']));
  expect(files.filter((file) => one[file] === two[file])).toEqual([]);
});

test('the sample data is what the command makes without options', () => {
  expect(hashes(simulate([]))).toEqual(hashes(sample));
});

test('the small drop to try a report on is what the command makes', () => {
  const made = simulate([
    '--influencers',
    '12',
    '--posts',
    '60',
    '--rows',
    '600',
    '--days',
    '92',
    '--seed',
    '6',
  ]);
  const kept = join(import.meta.dirname, '../../src/build/downloads/sample');
  const tables = files.filter((file) => file.endsWith('.csv'));
  expect(tables).toHaveLength(4);
  for (const table of tables)
    expect(readFileSync(join(kept, table)).equals(readFileSync(join(made, table))), table).toBe(true);
});
