/** Sentences that depend on the language of the numbers, or on how few they rest on. */
import { expect, test } from 'vitest';
import { seasonalityWeekday } from '../../src/compose/charts/seasonality-weekday.ts';
import { channels } from '../../src/compose/pages/channels.ts';
import { relation } from '../../src/compose/relation.ts';
import type { Rows } from '../make-drop.ts';
import { contextFor } from './context-for.ts';

const rows: Rows = {
  influencers: [{ id: '1', platform: 'Instagram' }],
  posts: [
    { influencer: '1', platform: 'Instagram', date: '2025-01-06', reach: 5000, likes: 90, comments: 10 },
  ],
  tracking: ['2025-01-06', '2025-01-06', '2025-01-07'].map((date) => ({
    influencer: '1',
    source: 'Link',
    campaign: 'Launch',
    product: 'Whey',
    date,
    orders: 1,
    revenue: 100,
  })),
  payouts: [],
};

test('numbers and days are written as the locale writes them, an English plural has no place there', () => {
  const [english, german] = ['en-GB', 'de-DE'].map((locale) => contextFor(rows, { locale, currency: 'EUR' }));
  if (!english || !german) throw new Error('no context');
  expect(seasonalityWeekday.compose(english).title.text).toMatch(/^Mondays brought/);
  expect(seasonalityWeekday.compose(german).title.text).toMatch(/^Montag brought/);
  expect(channels.compose(english).headline.text).toMatch(/^1,000 of reach/);
  expect(channels.compose(german).headline.text).toMatch(/^1\.000 of reach/);
});

test.each([
  [0.05, 12, 'More followers say nothing about ROAS'],
  [-0.31, 12, 'More followers go with lower ROAS, which may be chance'],
  [-0.31, 120, 'More followers go clearly with lower ROAS'],
  [0.7, 12, 'More followers go strongly with higher ROAS'],
])('a correlation of %d over %d influencers', (rank, n, said) => {
  expect(relation('more followers', rank, 'ROAS', n)).toBe(said);
});
