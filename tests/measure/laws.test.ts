import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseIsoDay } from '../../src/core/calendar.ts';
import { type DimensionId, dimensions } from '../../src/core/measure/dimensions.ts';
import { isShare } from '../../src/core/measure/figures.ts';
import { measure, total } from '../../src/core/measure/measure.ts';
import { type MeasureId, measureOf, measures } from '../../src/core/measure/measures.ts';
import { type MetricId, metrics } from '../../src/core/measure/metrics/index.ts';
import { UNIT } from '../../src/core/money.ts';
import { cubeFromJson, cubeToJson } from '../../src/core/wire/cube-json.ts';
import { cubeFromBytes, cubeToBytes } from '../../src/core/wire/cube-packed.ts';
import { makeCube } from '../make-cube.ts';
import { type Rows, randomRows } from '../make-drop.ts';

const dimensionIds = Object.keys(dimensions) as DimensionId[];
const measureIds = Object.keys(measures) as MeasureId[];
const metricIds = Object.keys(metrics) as MetricId[];
/** What adds up; the others count something once, however many groups it is in. */
const sumIds = measureIds.filter((id) => measureOf(id).kind === 'sum');
const someDimension = fc.constantFrom(...dimensionIds);

describe('a cube of any drop', () => {
  test('groups add up to the whole, to the last unit', () => {
    fc.assert(
      fc.property(randomRows, someDimension, (rows, by) => {
        const cube = makeCube(rows);
        const whole = total(cube, sumIds).sums;
        const groups = measure(cube, { by: [by], figures: sumIds });
        for (const id of sumIds) {
          const recorded = groups.every(({ sums }) => sums[id] !== null);
          if (recorded && groups.length > 0)
            expect(groups.reduce((sum, { sums }) => sum + (sums[id] ?? 0), 0)).toBe(whole[id]);
        }
      }),
    );
  });

  test('crossed groups add up to plain ones', () => {
    fc.assert(
      fc.property(randomRows, someDimension, someDimension, (rows, a, b) => {
        fc.pre(a !== b);
        const cube = makeCube(rows);
        const crossed = measure(cube, { by: [a, b], figures: ['revenue', 'spend'] });
        for (const plain of measure(cube, { by: [a], figures: ['revenue', 'spend'] })) {
          const parts = crossed.filter(({ at }) => at[a] === plain.at[a]);
          for (const id of ['revenue', 'spend'] as const) {
            if (parts.length > 0 && parts.every(({ sums }) => sums[id] !== null)) {
              expect(parts.reduce((sum, { sums }) => sum + (sums[id] ?? 0), 0)).toBe(plain.sums[id]);
            }
          }
        }
      }),
    );
  });

  test('filter, then group = group, then pick', () => {
    fc.assert(
      fc.property(randomRows, someDimension, (rows, by) => {
        const cube = makeCube(rows);
        const figures = [...measureIds, ...metricIds.filter((id) => !isShare(id))];
        for (const row of measure(cube, { by: [by], figures })) {
          const filtered = total(cube, figures, { values: { [by]: [row.at[by] ?? null] } });
          expect(filtered.values).toEqual(row.values);
        }
      }),
    );
  });

  test('a range of days holds its days, the first and the last too, and nothing undated', () => {
    const start = parseIsoDay('2025-01-01') ?? 0;
    const end = fc.option(
      fc.integer({ min: -5, max: 70 }).map((day) => start + day),
      { nil: undefined },
    );
    fc.assert(
      fc.property(randomRows, end, end, (rows, from, to) => {
        fc.pre(from !== undefined || to !== undefined);
        const cube = makeCube(rows);
        const inside = measure(cube, { by: ['day'], figures: sumIds }).filter(({ at }) => {
          const day = parseIsoDay(at.day ?? '');
          return day !== null && (from ?? day) <= day && day <= (to ?? day);
        });
        const where = { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
        const ranged = total(cube, sumIds, where).sums;
        for (const id of sumIds) {
          const sum = inside.reduce((added, { sums }) => added + (sums[id] ?? 0), 0);
          expect(ranged[id] ?? 0).toBe(sum);
        }
      }),
    );
  });

  test('asked again, and again, a query says the same', () => {
    fc.assert(
      fc.property(randomRows, someDimension, someDimension, (rows, by, filter) => {
        const cube = makeCube(rows);
        const [first] = measure(cube, { by: [filter], figures: sumIds });
        const where = { values: { [filter]: [first?.at[filter] ?? null] } };
        const ask = () => measure(cube, { by: [by], figures: [...measureIds, ...metricIds], where });
        const once = ask();
        expect(ask()).toEqual(once);
        expect(ask()).toEqual(once);
      }),
    );
  });

  test('dimensions that say nothing new change no group', () => {
    // So many at once that groups are numbered as they are met.
    const few = ['influencer', 'day', 'campaign', 'product', 'source'] as const;
    const many = [...few, 'month', 'week', 'weekday', 'category', 'tier', 'persona'] as const;
    const figures = ['revenue', 'orders', 'active_influencers', 'spend'] as const;
    fc.assert(
      fc.property(randomRows, (rows) => {
        const cube = makeCube(rows);
        const values = (by: readonly DimensionId[]) =>
          measure(cube, { by, figures }).map(({ values }) => values);
        expect(values(many)).toEqual(values(few));
      }),
    );
  });

  test('who is counted once is in no group more often than in all, and in some group', () => {
    fc.assert(
      fc.property(randomRows, someDimension, (rows, by) => {
        const cube = makeCube(rows);
        const figures = ['active_influencers', 'posting_followers', 'users'] as const;
        const whole = total(cube, figures).sums;
        const groups = measure(cube, { by: [by], figures });
        for (const id of figures) {
          const parts = groups.map(({ sums }) => sums[id]).filter((sum) => sum !== null);
          for (const part of parts) expect(part).toBeLessThanOrEqual(whole[id] ?? 0);
        }
        const active = groups.reduce((sum, { sums }) => sum + (sums.active_influencers ?? 0), 0);
        const isOfInfluencers = ['influencer', 'category', 'tier', 'gender'].includes(by);
        if (isOfInfluencers) expect(active).toBe(whole.active_influencers);
      }),
    );
  });

  test('spend equals the payouts, along every dimension that it is recorded along', () => {
    fc.assert(
      fc.property(randomRows, fc.constantFrom('by-basis' as const, 'none' as const), (rows, allocation) => {
        const cube = makeCube(rows, allocation);
        const paid = rows.payouts.reduce((sum, payout) => sum + Math.round(payout.total * UNIT), 0);
        expect(total(cube, ['spend']).sums.spend).toBe(paid);
        for (const by of dimensionIds) {
          const groups = measure(cube, { by: [by], figures: ['spend'] });
          if (groups.length > 0 && groups[0]?.sums.spend !== null) {
            expect(groups.reduce((sum, { sums }) => sum + (sums.spend ?? 0), 0)).toBe(paid);
          }
        }
      }),
    );
  });

  test('the order of rows never matters', () => {
    const shuffled = randomRows.chain((rows) =>
      fc.tuple(
        fc.constant(rows),
        fc.record({
          influencers: shuffle(rows.influencers),
          posts: shuffle(rows.posts),
          tracking: shuffle(rows.tracking),
          payouts: shuffle(rows.payouts),
        }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([rows, other]) => {
        expect(cubeToJson(makeCube(other))).toBe(cubeToJson(makeCube(rows)));
      }),
    );
  });

  test('a row split in two changes no figure', () => {
    fc.assert(
      fc.property(randomRows, (rows) => {
        const halves: Rows = {
          ...rows,
          tracking: rows.tracking.flatMap(({ clicks = 0, ...row }) => {
            const [orders, revenue] = [half(row.orders), half(row.revenue * UNIT) / UNIT];
            return [
              { ...row, clicks, orders, revenue },
              { ...row, clicks: 0, orders: row.orders - orders, revenue: row.revenue - revenue },
            ];
          }),
          payouts: rows.payouts.flatMap((row) => {
            const total = half(row.total * UNIT) / UNIT;
            return [
              { ...row, total },
              { ...row, total: row.total - total },
            ];
          }),
        };
        const figures = [
          ...measureIds.filter((id) => !id.endsWith('_rows') && id !== 'payouts'),
          ...metricIds,
        ];
        for (const by of [[], ['campaign'], ['influencer'], ['day', 'product']] as const) {
          const values = (of: Rows) =>
            measure(makeCube(of), { by, figures }).map((row) => [row.at, row.values]);
          expect(values(halves)).toEqual(values(rows));
        }
      }),
    );
  });

  test('money scaled by k scales money by k and leaves ratios', () => {
    fc.assert(
      fc.property(randomRows, fc.integer({ min: 2, max: 9 }), (rows, k) => {
        const more: Rows = {
          ...rows,
          tracking: rows.tracking.map((row) => ({ ...row, revenue: row.revenue * k })),
          payouts: rows.payouts.map((row) => ({ ...row, total: row.total * k })),
        };
        const [before, after] = [total(makeCube(rows), metricIds), total(makeCube(more), metricIds)];
        expect(after.sums.revenue).toBe((before.sums.revenue ?? 0) * k);
        for (const id of metricIds) {
          const [was, is] = [before.values[id] ?? null, after.values[id] ?? null];
          if (was === null) expect(is).toBeNull();
          else
            expect(is).toSatisfy((value: number) =>
              near(value, metrics[id].unit === 'money' ? was * k : was),
            );
        }
      }),
    );
  });

  test('a figure is a number or null, and null where nothing is divided by', () => {
    fc.assert(
      fc.property(randomRows, someDimension, (rows, by) => {
        const cube = makeCube(rows);
        for (const { values, sums } of measure(cube, { by: [by], figures: metricIds })) {
          for (const value of Object.values(values))
            expect(value === null || Number.isFinite(value)).toBe(true);
          if (sums.spend === 0 || sums.spend === null) expect(values.roas).toBeNull();
        }
      }),
    );
  });

  test('reads back from its JSON equal', () => {
    fc.assert(
      fc.property(randomRows, (rows) => {
        const cube = makeCube(rows);
        expect(cubeFromJson(cubeToJson(cube))).toEqual(cube);
        expect(cubeFromBytes(cubeToBytes(cube).buffer)).toEqual(cube);
      }),
    );
  });
});

function half(whole: number): number {
  return Math.floor(Math.round(whole) / 2);
}

function shuffle<T>(items: T[]): fc.Arbitrary<T[]> {
  return fc.shuffledSubarray(items, { minLength: items.length });
}

/** Equal but for the last bits of a division. */
function near(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-12 * Math.max(1, Math.abs(a), Math.abs(b));
}
