import { expect, test } from 'vitest';
import { isUnpaid, whyNoRoas } from '../../src/compose/unpaid.ts';
import type { Rows } from '../make-drop.ts';
import { contextFor } from './context-for.ts';

const rows: Rows = {
  influencers: [
    { id: '1', platform: 'Instagram' },
    { id: '2', platform: 'YouTube' },
  ],
  posts: [],
  tracking: [
    {
      influencer: '1',
      source: 'BioLink',
      campaign: 'Launch',
      product: 'Whey',
      date: '2025-01-10',
      orders: 5,
      revenue: 500,
    },
  ],
  payouts: [{ influencer: '1', basis: 'order', total: 100 }],
};

test('who was paid nothing is said not to have been paid', () => {
  expect(whyNoRoas(contextFor({ ...rows, payouts: [] }))).toBe('No influencer was paid');
  const other = { ...contextFor(rows), where: { values: { influencer: ['2'] } } };
  expect(whyNoRoas(other)).toBe('No influencer was paid');
});

test('who was paid is not, though no return can be told of it', () => {
  const ofBasis = { ...contextFor(rows), where: { values: { basis: ['order'] } } };
  expect(isUnpaid(ofBasis)).toBe(false);
  expect(whyNoRoas(ofBasis)).toBe('ROAS is not defined by influencer');
});
