/** The planted truth is in the data: what the tables alone give is close to truth.json. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { Truth } from '../../scripts/simulate/truth.ts';
import { readTable, readTruth, sample, simulate } from './drop-in-temp.ts';
import { displacedShare, influencerReturns, priceRatio, rankCorrelation, seasonalLift } from './estimate.ts';

const truth = readTruth(sample);
const returns = influencerReturns(sample).map((one) => {
  const told = truth.influencers.find(({ id }) => String(id) === one.id);
  if (!told?.return) throw new Error(`truth.json tells no return of influencer ${one.id}`);
  return { ...one, told: told.return, expectedOrders: told.expectedOrders };
});

const fivefold = ['--seed', '5', '--influencers', '600', '--posts', '7500', '--rows', '125000'];
const aroundJanuary = ['2024-09', '2024-10', '2024-11', '2024-12', '2025-02', '2025-03'];
const aroundSummer = ['2024-12', '2025-02', '2025-03', '2025-06'];

describe('the return of each influencer', () => {
  test('is told for everybody who was paid', () => {
    expect(returns).toHaveLength(120);
  });

  // The logarithms of the returns spread by ln 2.4. The dozens of orders behind each blur it by 0.14
  // at the median and 0.25 over all, so about 1 ÷ √(1 + (0.25 ÷ ln 2.4)²) = 0.96 is to be expected.
  test('is found in its order: rank correlation of 0.93 or more', () => {
    expect(rankCorrelation(returns.map(({ roas, told }) => [roas, told]))).toBeGreaterThan(0.93);
  });

  // Half of all normal errors are below 0.67 standard errors. The fees of some are a share of what
  // they sell, which can only bring the found returns closer.
  test('is found with a median relative error of 0.67 standard errors or less', () => {
    const errors = returns.map(({ roas, told }) => Math.abs(roas / told - 1));
    expect(median(errors)).toBeLessThan(0.67 * median(returns.map(({ error }) => error)));
    expect(median(errors)).toBeLessThan(0.08);
  });

  // χ²: with flat fees and 30 orders or more, the mean of z² is 1 ± 3 × √(2 ÷ n), and with about 45
  // of them that is 0.37 to 1.63. Less would be drawn too evenly, more would be a wrong truth.
  test('is missed by chance alone', () => {
    const flat = returns.filter((one) => one.flat && one.expectedOrders >= 30);
    const z2 = flat.map(({ roas, told, error }) => ((roas / told - 1) / error) ** 2);
    const mean = z2.reduce((sum, value) => sum + value, 0) / z2.length;
    const bound = 3 * Math.sqrt(2 / z2.length);
    expect(z2.length).toBeGreaterThan(40);
    expect(mean).toBeGreaterThan(1 - bound);
    expect(mean).toBeLessThan(1 + bound);
  });

  test('differs: some lose money, some earn it many times over', () => {
    const told = returns.map((one) => one.told).sort((a, b) => a - b);
    expect(told.filter((value) => value < 1).length).toBeGreaterThan(8);
    expect(told.filter((value) => value > 5).length).toBeGreaterThan(8);
  });
});

test('the return of the whole drop is found within 3 %', () => {
  const spend = sum('payouts', 'total_payout', () => true);
  const revenue = sum('tracking_data', 'revenue', ({ influencer_id }) => influencer_id !== '');
  // 16,000 orders leave an error of 1 %, so 3 % is three times that.
  expect(Math.abs(revenue / spend / (truth.return ?? Number.NaN) - 1)).toBeLessThan(0.03);
  expect(truth.return).toBeGreaterThan(2.5);
  expect(truth.return).toBeLessThan(4);
});

// 400 orders on each side of the change with prices that scatter by 0.6 of their mean.
test('the change of prices in a campaign is found within 12 %', () => {
  expect(truth.events.priceChanges).toHaveLength(1);
  for (const { campaign, date, priceFactor } of truth.events.priceChanges) {
    expect(Math.abs(priceRatio(sample, campaign, date) / priceFactor - 1)).toBeLessThan(0.12);
  }
});

/*
 * The seasons and the displaced orders need days by the hundred with enough orders on each. Over
 * drops of many seeds the lifts scatter by 10 % at the size of the sample and by 4 % at five times
 * its size: the tolerances are twice and three times that. The displaced share scatters by 0.03 and
 * 0.01; in the sample it is also 0.05 too low, as a day with one big post has too few buyers to take.
 */
describe.each([
  { size: 'the sample', folder: () => sample, lift: 0.2, displaced: 0.11 },
  { size: 'a drop five times as big', folder: () => simulate(fivefold), lift: 0.12, displaced: 0.04 },
])('in $size', ({ folder: make, lift, displaced }) => {
  let folder: string;
  let told: Truth;
  beforeAll(() => {
    folder = make();
    told = readTruth(folder);
  });

  test('the January lift of fitness is found', () => {
    const { brand, factor, periods } = told.events.januaryLift;
    expect(periods).toEqual([{ from: '2025-01-01', to: '2025-01-31' }]);
    const found = seasonalLift(folder, brand, ['2025-01'], aroundJanuary);
    expect(Math.abs(found / factor - 1)).toBeLessThan(lift);
  });

  test('the summer lift of fitness is found', () => {
    const { brand, factor, periods } = told.events.summerLift;
    expect(periods).toEqual([{ from: '2025-04-01', to: '2025-05-31' }]);
    const found = seasonalLift(folder, brand, ['2025-04', '2025-05'], aroundSummer);
    expect(Math.abs(found / factor - 1)).toBeLessThan(lift);
  });

  test('the orders that would have come anyway are missing from the organic ones', () => {
    const share = 1 - (told.incrementalShare.orders ?? Number.NaN);
    const found = displacedShare(folder, told.events.januaryLift.brand);
    expect(Math.abs(found - share)).toBeLessThan(displaced);
  });
});

test('those planted as bad value lose money', () => {
  const planted = returns.filter(({ id }) => truth.events.badValue.influencers.includes(Number(id)));
  expect(planted).toHaveLength(8);
  expect(Math.max(...planted.map(({ told }) => told))).toBeLessThan(truth.events.badValue.return * 1.02);
  expect(Math.max(...planted.map(({ roas }) => roas))).toBeLessThan(1);
});

function sum(
  table: string,
  column: string,
  keep: (row: Readonly<Record<string, string>>) => boolean,
): number {
  return readTable(sample, table)
    .filter(keep)
    .reduce((total, row) => total + Number(row[column]), 0);
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
