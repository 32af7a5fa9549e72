/** What stands along an axis of time. */
import { expect, test } from 'vitest';
import { createDocument, serialize } from '../../src/build/server-document.ts';
import { WIDTHS } from '../../src/compose/canvas.ts';
import { dailyRevenue } from '../../src/compose/charts/daily-revenue.ts';
import { contextFor } from './context-for.ts';

/** Labels of the chart of revenue by day, one order on each of the days. */
function labels(days: readonly string[], width: number): string {
  const context = contextFor({
    influencers: [{ id: '1', platform: 'Instagram' }],
    posts: [],
    tracking: days.map((date) => ({
      influencer: '1',
      source: 'Link',
      campaign: 'Launch',
      product: 'Whey',
      date,
      orders: 1,
      revenue: 100,
    })),
    payouts: [],
  });
  const { drawing } = dailyRevenue.compose(context);
  const drawn = drawing?.({ document: createDocument(), format: context.format }, width);
  return drawn === undefined ? '' : serialize(drawn);
}

test.each(WIDTHS)('the day after the last has no tick, %s pixels wide', (width) => {
  const drawn = labels(['2025-02-01', '2025-05-31'], width);
  expect(drawn).toMatch(/>May</);
  expect(drawn).not.toMatch(/>Jun</);
});

test('a last day on which a month begins has one', () => {
  expect(labels(['2025-02-01', '2025-06-01'], 1040)).toMatch(/>Jun</);
});
