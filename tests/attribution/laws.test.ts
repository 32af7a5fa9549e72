import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Attribution, attribute } from '../../src/core/attribution/attribute.ts';
import { attributionModelIds } from '../../src/core/attribution/index.ts';
import { total } from '../../src/core/measure/measure.ts';
import { UNIT } from '../../src/core/money.ts';
import { attributed, creditedBy, JUNE, randomUserRows, readUsers, rowOfUsers } from './attributed-drop.ts';

const channels = ['influencer', 'platform', 'campaign'] as const;

describe('the rows of any users', () => {
  test('every model credits the attributed revenue, to the last unit', async () => {
    await fc.assert(
      fc.asyncProperty(randomUserRows, async (rows) => {
        const { drop, cube } = await readUsers(rows);
        const attribution = attribute(drop, cube, { low: 0, high: 1 });
        const revenue = total(cube, ['revenue']).sums.revenue;
        for (const channel of channels) {
          for (const id of attributionModelIds) {
            const credited = attribution?.by[channel].reduce(
              (sum, { models }) => sum + models[id].revenue,
              0,
            );
            expect(credited).toBe(revenue);
          }
        }
      }),
    );
  });

  test('the order of rows never matters', async () => {
    const shuffled = randomUserRows.chain((rows) =>
      fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })),
    );
    await fc.assert(
      fc.asyncProperty(shuffled, async ([rows, others]) => {
        expect(await attributed(others)).toEqual(await attributed(rows));
      }),
    );
  });

  test('a row split in two changes no credit', async () => {
    await fc.assert(
      fc.asyncProperty(randomUserRows, async (rows) => {
        const halves = rows.flatMap((row) => {
          const half = Math.floor((row.revenue * UNIT) / 2) / UNIT;
          return [
            { ...row, revenue: half },
            { ...row, revenue: row.revenue - half },
          ];
        });
        const [one, two] = [await attributed(rows), await attributed(halves)];
        expect(two.met).toEqual(one.met);
        for (const id of attributionModelIds) {
          for (const channel of channels)
            expect(creditedBy(two, id, channel)).toEqual(creditedBy(one, id, channel));
        }
      }),
    );
  });

  test('money scaled by k scales credits by k, but for the last units of splits', async () => {
    await fc.assert(
      fc.asyncProperty(randomUserRows, fc.integer({ min: 2, max: 9 }), async (rows, k) => {
        const before = await attributed(rows);
        const after = await attributed(rows.map((row) => ({ ...row, revenue: row.revenue * k })));
        for (const id of attributionModelIds) {
          const [was, is] = [revenues(before, id), revenues(after, id)];
          for (const [at, amount] of is.entries())
            expect(Math.abs(amount - (was[at] ?? 0) * k)).toBeLessThanOrEqual(rows.length * k);
        }
      }),
    );
  });

  test('with one touch a user, all models agree', async () => {
    const single = fc.uniqueArray(rowOfUsers(fc.uuid()), {
      selector: ({ user }) => user,
      minLength: 1,
      maxLength: 20,
    });
    await fc.assert(
      fc.asyncProperty(single, async (rows) => {
        const attribution = await attributed(rows);
        expect(attribution.met.influencers.several).toBe(0);
        expect(attribution.met.influencers.line).not.toBeNull();
        for (const id of attributionModelIds) {
          for (const channel of channels)
            expect(creditedBy(attribution, id, channel)).toEqual(creditedBy(attribution, 'last', channel));
        }
      }),
    );
  });

  test('no user id and no user is in the result', async () => {
    const users = ['3d2d11d9-5810-4ac4-8a7c-a1be953f4278', 'shopper-99', 'x'];
    const rows = users.flatMap((user, at) => [
      { user, influencer: '1', day: JUNE, revenue: at },
      { user, influencer: '2', day: JUNE + 1, revenue: 5 },
    ]);
    const { drop } = await readUsers(rows);
    for (const user of users.slice(0, 2)) {
      expect(JSON.stringify(await attributed(rows))).not.toContain(user);
      expect(JSON.stringify(drop)).not.toContain(user);
    }
    expect(Object.keys(drop.touches ?? {})).not.toContain('user');
  });
});

test('a drop read without touches has no attribution', async () => {
  const { drop, cube } = await readUsers([{ user: 'ann', influencer: '1', day: JUNE, revenue: 1 }], false);
  expect(attribute(drop, cube, { low: 0, high: 1 })).toBeNull();
});

function revenues({ by }: Attribution, id: (typeof attributionModelIds)[number]): number[] {
  return by.influencer.map(({ models }) => models[id].revenue);
}
