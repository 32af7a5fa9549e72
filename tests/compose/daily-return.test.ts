/** What is said of ROAS over time where payouts have few days. */
import { expect, test } from 'vitest';
import { dailyRoas } from '../../src/compose/charts/daily-roas.ts';
import { contextFor } from './context-for.ts';

const day = (of: number) => `2025-01-${String(of).padStart(2, '0')}`;

/** Ten days of 100 in revenue, and 200 paid on each of some days. */
function roasOver(paidOn: readonly number[]) {
  const days = Array.from({ length: 10 }, (_, at) => at + 1);
  return dailyRoas.compose(
    contextFor({
      influencers: [{ id: '1', platform: 'Instagram' }],
      posts: [],
      tracking: days.map((of) => ({
        influencer: '1',
        source: 'Link',
        campaign: 'Launch',
        product: 'Whey',
        date: day(of),
        orders: 1,
        revenue: 100,
      })),
      payouts: paidOn.map((of) => ({ influencer: '1', basis: 'order', total: 200, date: day(of) })),
    }),
  );
}

test('one day alone is no course, and nothing is said to have risen or not', () => {
  const { title, drawing, empty } = roasOver([10]);
  expect(title).toMatchObject({ value: null });
  expect(title.text).toBe(
    'ROAS over time is not defined: it needs 2 days with spend in the week before, has 1',
  );
  expect(empty).toBe(`${title.text}.`);
  expect(drawing).toBeNull();
});

test('a few days with spend are said to be such', () => {
  const { title, drawing } = roasOver([9, 10]);
  expect(title.text).toBe(
    'Weekly ROAS stood above break-even, 1.00×, on all of 2 days with spend in the week before',
  );
  expect(drawing).not.toBeNull();
  expect(roasOver([9, 9, 9, 9]).title.text).toBe(
    'Weekly ROAS stood above break-even, 1.00×, on none of 2 days with spend in the week before',
  );
});
