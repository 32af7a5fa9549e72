import { from, op } from 'arquero';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { measure } from '../../src/core/measure/measure.ts';
import { UNIT } from '../../src/core/money.ts';
import { makeCube } from '../make-cube.ts';
import { randomRows } from '../make-drop.ts';

/** The same sums by another's library, from the rows themselves. */
test('arquero counts the same from the raw rows', () => {
  fc.assert(
    fc.property(
      randomRows,
      fc.constantFrom('campaign' as const, 'product' as const, 'source' as const),
      (rows, by) => {
        const attributed = rows.tracking
          .filter(({ influencer }) => influencer !== '')
          .map((row) => ({ key: row[by], orders: row.orders, revenue: Math.round(row.revenue * UNIT) }));
        const expected =
          attributed.length === 0
            ? []
            : (from(attributed)
                .groupby('key')
                .rollup({ orders: op.sum('orders'), revenue: op.sum('revenue') })
                .objects() as { key: string; orders: number; revenue: number }[]);
        const counted = measure(makeCube(rows), { by: [by], figures: ['orders', 'revenue'] });
        expect(new Map(counted.map(({ at, sums }) => [at[by] ?? '', [sums.orders, sums.revenue]]))).toEqual(
          new Map(expected.map(({ key, orders, revenue }) => [key, [orders, revenue]])),
        );
      },
    ),
  );
});
