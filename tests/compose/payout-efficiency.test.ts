/** What an order cost, by what influencers were paid for. */
import { expect, test } from 'vitest';
import { efficiencyTable } from '../../src/compose/payout-efficiency.ts';
import { contextFor } from './context-for.ts';

test('a fixed fee is paid, an order is paid for', () => {
  const sale = (influencer: string) => ({
    influencer,
    source: 'Link',
    campaign: 'Launch',
    product: 'Whey',
    date: '2025-01-01',
    orders: 10,
    revenue: 1000,
  });
  const context = contextFor({
    influencers: ['1', '2'].map((id) => ({ id, platform: 'Instagram' })),
    posts: [],
    tracking: [sale('1'), sale('2')],
    payouts: [
      { influencer: '1', basis: 'order', total: 100 },
      { influencer: '2', basis: 'fixed', total: 500 },
    ],
  });
  expect(efficiencyTable(context).title.text).toBe(
    'An order cost ₹10 from influencers paid mainly per order, ₹50 from those paid mainly a fixed fee',
  );
});
