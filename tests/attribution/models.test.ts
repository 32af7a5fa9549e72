import { describe, expect, test } from 'vitest';
import { attributionModelIds, attributionModels } from '../../src/core/attribution/index.ts';
import { attributed, creditedBy, JUNE, type UserRow } from './attributed-drop.ts';

/** Met 1 two weeks before the order, 2 one week before, and bought through 3. */
const journey: UserRow[] = [
  { user: 'ann', influencer: '1', day: JUNE, revenue: 0 },
  { user: 'ann', influencer: '2', day: JUNE + 7, revenue: 0 },
  { user: 'ann', influencer: '3', day: JUNE + 14, revenue: 70 },
];

describe('an order of 70 behind three touches, a week apart', () => {
  test.each([
    ['first', { 1: 70 }],
    ['last', { 3: 70 }],
    ['linear', { 1: 23.3334, 2: 23.3333, 3: 23.3333 }],
    // Weights ¼, ½ and 1.
    ['time_decay', { 1: 10, 2: 20, 3: 40 }],
    ['position', { 1: 28, 2: 14, 3: 28 }],
  ] as const)('%s', async (model, wanted) => {
    expect(creditedBy(await attributed(journey), model)).toEqual(wanted);
  });
});

describe('touches of one day share alike', () => {
  const rows: UserRow[] = [
    { user: 'ann', influencer: '1', day: JUNE, revenue: 0 },
    { user: 'ann', influencer: '2', day: JUNE, revenue: 0 },
    { user: 'ann', influencer: '3', day: JUNE + 7, revenue: 60 },
  ];
  test.each([
    ['first', { 1: 30, 2: 30 }],
    ['last', { 3: 60 }],
    ['linear', { 1: 20, 2: 20, 3: 20 }],
    ['time_decay', { 1: 15, 2: 15, 3: 30 }],
    // None between: half and half.
    ['position', { 1: 15, 2: 15, 3: 30 }],
  ] as const)('%s', async (model, wanted) => {
    expect(creditedBy(await attributed(rows), model)).toEqual(wanted);
  });

  test('an order and a click of the same day', async () => {
    const day: UserRow[] = [
      { user: 'ann', influencer: '1', day: JUNE, revenue: 50 },
      { user: 'ann', influencer: '2', day: JUNE, revenue: 0 },
    ];
    const attribution = await attributed(day);
    for (const id of attributionModelIds) expect(creditedBy(attribution, id)).toEqual({ 1: 25, 2: 25 });
  });
});

test('what comes after an order has no part in it', async () => {
  const rows: UserRow[] = [
    { user: 'ann', influencer: '1', day: JUNE, revenue: 40 },
    { user: 'ann', influencer: '2', day: JUNE + 1, revenue: 60 },
  ];
  const attribution = await attributed(rows);
  expect(creditedBy(attribution, 'first')).toEqual({ 1: 100 });
  expect(creditedBy(attribution, 'last')).toEqual({ 1: 40, 2: 60 });
  expect(creditedBy(attribution, 'linear')).toEqual({ 1: 70, 2: 30 });
});

test('an organic order is nobody’s', async () => {
  const rows: UserRow[] = [...journey, { user: 'ann', influencer: '', day: JUNE + 20, revenue: 500 }];
  const attribution = await attributed(rows);
  for (const id of attributionModelIds)
    expect(creditedBy(attribution, id)).toEqual(creditedBy(await attributed(journey), id));
});

test('a refund is shared out like the order', async () => {
  const rows: UserRow[] = [...journey, { user: 'ann', influencer: '3', day: JUNE + 14, revenue: -35 }];
  expect(creditedBy(await attributed(rows), 'time_decay')).toEqual({ 1: 5, 2: 10, 3: 20 });
});

test('platforms are summed from influencers; campaigns are met as such', async () => {
  const rows: UserRow[] = journey.map((row, at) => ({ ...row, campaign: at === 0 ? 'Launch' : 'Sale' }));
  const attribution = await attributed(rows);
  expect(creditedBy(attribution, 'time_decay', 'platform')).toEqual({ Instagram: 30, YouTube: 40 });
  expect(creditedBy(attribution, 'linear', 'campaign')).toEqual({ Launch: 23.3333, Sale: 46.6667 });
});

test('incremental ROAS by model takes the assumed share off', async () => {
  const { by } = await attributed(journey);
  const third = by.influencer.find(({ name }) => name === '3');
  expect(third?.models.time_decay).toEqual({ revenue: 400_000, roas: 4, iroas: { low: 2, high: 3 } });
  expect(third?.models.first).toEqual({ revenue: 0, roas: 0, iroas: { low: 0, high: 0 } });
});

test('who met more than one is counted', async () => {
  const rows: UserRow[] = [...journey, { user: 'bob', influencer: '1', day: JUNE, revenue: 9 }];
  const { met } = await attributed(rows);
  expect(met.influencers).toEqual({ users: 2, several: 1, share: 0.5, line: null });
  expect(met.campaigns).toMatchInlineSnapshot(`
    {
      "line": "No user met more than one campaign: every model credits the same.",
      "several": 0,
      "share": 0,
      "users": 2,
    }
  `);
});

test('weights are finite, not negative and not all 0, however long the path', () => {
  const path = { days: [0, 400, 9000, 9001], touches: [3, 1, 2, 1] };
  for (const { weights } of Object.values(attributionModels)) {
    expect(weights(path)).toHaveLength(4);
    expect(weights(path).every((weight) => Number.isFinite(weight) && weight >= 0)).toBe(true);
    expect(Math.max(...weights(path))).toBeGreaterThan(0);
  }
});
