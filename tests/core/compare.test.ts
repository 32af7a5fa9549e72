/** Two drops side by side: with itself a drop has no difference, and every row and day is told once. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseIsoDay } from '../../src/core/calendar.ts';
import { dropsApart } from '../../src/core/compare/drops-apart.ts';
import { pairRows } from '../../src/core/compare/pair-rows.ts';
import { restated } from '../../src/core/compare/restated.ts';
import { rosterOf } from '../../src/core/compare/roster.ts';
import { total } from '../../src/core/measure/measure.ts';
import { makeCube } from '../make-cube.ts';
import { type Rows, randomRows, type TrackingRow } from '../make-drop.ts';

const row = fc.record({ key: fc.constantFrom('a', 'b', 'c'), value: fc.nat(3) });
const rows = fc.array(row, { maxLength: 12 });
type Row = { readonly key: string; readonly value: number };
const pair = (before: readonly Row[], after: readonly Row[]) =>
  pairRows(
    before,
    after,
    ({ key }) => key,
    ({ value }) => String(value),
  );
const sorted = (all: readonly Row[]) => all.map((one) => JSON.stringify(one)).sort();

describe('rows', () => {
  test('each row of both drops is new, gone, changed or the same, and none is two of them', () => {
    fc.assert(
      fc.property(rows, rows, (before, after) => {
        const { added, gone, changed, same } = pair(before, after);
        expect(gone.length + changed.length + same).toBe(before.length);
        expect(added.length + changed.length + same).toBe(after.length);
        for (const one of changed) {
          expect(one.before.key).toBe(one.after.key);
          expect(one.before.value).not.toBe(one.after.value);
        }
        // Nothing is new under a key of which something is gone.
        for (const { key } of added) expect(gone.map((one) => one.key)).not.toContain(key);
        // What is left of either side when its own is taken away is the same on both.
        const rest = (all: readonly Row[], own: readonly Row[]) => {
          const left = sorted(all);
          for (const one of sorted(own)) left.splice(left.indexOf(one), 1);
          return left;
        };
        expect(rest(before, [...gone, ...changed.map((one) => one.before)])).toEqual(
          rest(after, [...added, ...changed.map((one) => one.after)]),
        );
      }),
    );
  });

  test('in another order they are the same', () => {
    fc.assert(
      fc.property(
        rows.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([all, moved]) => {
          expect(pair(all, moved)).toEqual({ added: [], gone: [], changed: [], same: all.length });
        },
      ),
    );
  });

  test('of several with one key the equal ones are paired first, the others in their order', () => {
    const [one, two, three] = [1, 2, 3].map((value) => ({ key: 'a', value }));
    if (!one || !two || !three) throw new Error('no rows');
    expect(pair([one, two], [two])).toEqual({ added: [], gone: [one], changed: [], same: 1 });
    expect(pair([one, two], [three, two, two])).toEqual({
      added: [two],
      gone: [],
      changed: [{ before: one, after: three }],
      same: 1,
    });
  });
});

describe('days', () => {
  test('a drop beside itself has none that is new or restated', () => {
    fc.assert(
      fc.property(randomRows, (drop) => {
        const cube = makeCube(drop);
        const { days, campaigns, newDays, leftDays } = restated(cube, makeCube(drop));
        expect({ days, campaigns, newDays, leftDays }).toEqual({
          days: [],
          campaigns: [],
          newDays: [],
          leftDays: [],
        });
      }),
      { numRuns: 40 },
    );
  });

  test('restated and new days and those left out make up the whole difference', () => {
    fc.assert(
      fc.property(randomRows, randomRows, (one, other) => {
        const [before, after] = [makeCube(one), makeCube(other)];
        const { days, newDays, leftDays, total: whole } = restated(before, after);
        const revenue = (all: typeof newDays) => all.reduce((sum, { tracked }) => sum + tracked.revenue, 0);
        const change = days.reduce((sum, day) => sum + day.after.revenue - day.before.revenue, 0);
        const of = (cube: typeof before) => total(cube, ['revenue']).sums.revenue ?? 0;
        expect(change).toBe(whole.after.revenue - whole.before.revenue);
        expect(change + revenue(newDays) - revenue(leftDays)).toBe(of(after) - of(before));
      }),
      { numRuns: 60 },
    );
  });

  const order = (date: string, revenue: number, campaign = 'Launch'): TrackingRow => ({
    influencer: '1',
    source: 'BioLink',
    campaign,
    product: 'Whey',
    date,
    orders: 1,
    revenue,
  });
  const drop = (...tracking: TrackingRow[]): Rows => ({
    influencers: [{ id: '1', platform: 'Instagram' }],
    posts: [],
    tracking,
    payouts: [],
  });
  const days = (...dates: string[]) => dates.map(parseIsoDay);

  test('a drop is apart from one of other days, and never from one that holds all of its own', () => {
    const on = (...dates: string[]) => makeCube(drop(...dates.map((date) => order(date, 10))));
    const june = ['2025-06-01', '2025-06-02', '2025-06-03'];
    expect(dropsApart(on(...june), on('2025-07-01'))?.message).toBe(
      'Of 3 days with orders or posts in the drop before, this one holds none; each is read as a whole drop.',
    );
    expect(dropsApart(on(...june), on('2025-06-03', '2025-07-01'))).toBeNull();
    // Too few to tell.
    expect(dropsApart(on('2025-06-01', '2025-06-02'), on('2025-07-01'))).toBeNull();
    fc.assert(
      fc.property(randomRows, (rows) => {
        expect(dropsApart(makeCube(rows), makeCube(rows))).toBeNull();
      }),
      { numRuns: 20 },
    );
  });

  test('one order more on a day of the past, and one on a day that is new', () => {
    const old = [order('2025-05-01', 10), order('2025-05-02', 20)];
    const found = restated(
      makeCube(drop(...old)),
      makeCube(drop(...old, order('2025-05-01', 5), order('2025-05-09', 7))),
    );
    expect(found.days.map(({ at }) => at)).toEqual(days('2025-05-01'));
    expect(found.days[0]).toMatchObject({
      before: { revenue: 100_000, orders: 1 },
      after: { revenue: 150_000, orders: 2 },
    });
    expect(found.newDays.map(({ day }) => day)).toEqual(days('2025-05-09'));
  });

  test('what moves from one campaign to another restates the day, though its sum stays', () => {
    const found = restated(
      makeCube(drop(order('2025-05-01', 10), order('2025-05-01', 4, 'Sale'))),
      makeCube(drop(order('2025-05-01', 4), order('2025-05-01', 10, 'Sale'))),
    );
    expect(found.days.map(({ at }) => at)).toEqual(days('2025-05-01'));
    expect(found.campaigns.map(({ at }) => at)).toEqual(['Launch', 'Sale']);
    expect(found.total.before).toEqual(found.total.after);
  });

  test('days before the first of a drop that covers less are left out, not restated', () => {
    const found = restated(
      makeCube(drop(order('2025-04-01', 10), order('2025-05-01', 10))),
      makeCube(drop(order('2025-05-01', 10), order('2025-05-02', 10))),
    );
    expect(found.days).toEqual([]);
    expect(found.leftDays.map(({ day }) => day)).toEqual(days('2025-04-01'));
  });
});

test('the roster names everybody once, with what they are', () => {
  fc.assert(
    fc.property(randomRows, (drop) => {
      const roster = rosterOf(makeCube(drop));
      expect(roster.map(({ id }) => id).sort()).toEqual(drop.influencers.map(({ id }) => id).sort());
      for (const { id, followers, attributes } of roster) {
        const own = drop.influencers.find((one) => one.id === id);
        expect(followers).toBe(own?.followers);
        expect(attributes.platform).toBe(own?.platform);
      }
    }),
    { numRuns: 30 },
  );
});
