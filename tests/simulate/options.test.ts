import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { complaint } from './drop-in-temp.ts';

test('help names every option and its default', () => {
  expect(complaint('--help')).toMatchInlineSnapshot(`
    "Writes a drop of sample data: influencers.csv, posts.csv, tracking_data.csv, payouts.csv,
    and truth.json with what a report should find.

    Usage: npm run simulate -- [options]

      --influencers N   influencers (120)
      --posts N         posts (1500)
      --rows N          rows of tracking data (25000)
      --days N          days from 2024-07-01 on (365)
      --seed N          another number, another drop (2024)
      --out FOLDER      where the files go (data/healthkart)
      --help            this text

    The same options write the same bytes, on any machine.
    exit 0"
  `);
});

test('an unknown option', () => {
  expect(complaint('--row', '10')).toMatchInlineSnapshot(`
    ""--row" is not an option.
      → Use --influencers, --posts, --rows, --days, --seed, --out or --help.
    exit 1"
  `);
});

test('a word that belongs to no option', () => {
  expect(complaint('june')).toMatchInlineSnapshot(`
    ""june" is not an option.
      → Use --influencers, --posts, --rows, --days, --seed, --out or --help.
    exit 1"
  `);
});

test('a value that is no whole number', () => {
  expect(complaint('--rows', '1e6')).toMatchInlineSnapshot(`
    "--rows "1e6" is not a whole number from 1 to 1000000000.
    exit 1"
  `);
  expect(complaint('--days=-3')).toMatchInlineSnapshot(`
    "--days "-3" is not a whole number from 1 to 3660.
    exit 1"
  `);
  expect(complaint('--posts', '12.5')).toMatchInlineSnapshot(`
    "--posts "12.5" is not a whole number from 1 to 2000000.
    exit 1"
  `);
});

test('a value out of range', () => {
  expect(complaint('--influencers', '0')).toMatchInlineSnapshot(`
    "--influencers "0" is not a whole number from 1 to 100000.
    exit 1"
  `);
  expect(complaint('--seed', '4294967296')).toMatchInlineSnapshot(`
    "--seed "4294967296" is not a whole number from 0 to 4294967295.
    exit 1"
  `);
});

test('a missing value', () => {
  expect(complaint('--out')).toMatchInlineSnapshot(`
    "--out needs a value.
    exit 1"
  `);
  expect(complaint('--rows', '--seed', '3')).toMatchInlineSnapshot(`
    "--rows needs a value.
    exit 1"
  `);
});

test('a folder that cannot be made', () => {
  expect(complaint('--rows', '10', '--out', 'package.json/drop')).toMatchInlineSnapshot(`
    "Cannot write to "package.json/drop": ENOTDIR: not a directory, mkdir 'package.json/drop'.
      → Choose another folder with --out.
    exit 1"
  `);
});

test.skipIf(!existsSync('/proc/self'))('a place where the system makes no folders', () => {
  expect(complaint('--rows', '10', '--out', '/proc/uplift/drop')).toMatch(
    /^Cannot write to .*: ENOENT: .*\n {2}→ Choose another folder with --out\.\nexit 1$/,
  );
});
