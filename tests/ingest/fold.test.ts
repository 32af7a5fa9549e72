/** Thousands of rows, over many batches and growing tables, against the plain way to count them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Drop } from '../../src/core/drop.ts';
import { UNIT } from '../../src/core/money.ts';
import { clean, read } from './support/memory-drop.ts';

interface Row {
  readonly source: string;
  readonly campaign: string;
  readonly influencer: string;
  readonly user: string;
  readonly product: string;
  readonly day: number;
  readonly orders: number;
  readonly cents: number;
}

/** `spread` tells how many buyers, campaigns and products there may be. */
const rows = (spread: number, minLength: number): fc.Arbitrary<Row[]> =>
  fc.array(
    fc.record({
      source: fc.constantFrom('Link', 'Code'),
      campaign: fc.nat({ max: spread / 20 }).map((n) => (n === 0 ? '' : `Campaign ${n}`)),
      influencer: fc.constantFrom('', '1', '2', '3'),
      user: fc.oneof(
        fc.nat({ max: spread }).map((n) => `buyer-${n}`),
        fc.nat({ max: spread }).map((n) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`),
        fc.nat({ max: spread }).map((n) => `a buyer with quite a long name ${n}`),
      ),
      product: fc.nat({ max: spread / 10 }).map((n) => `Product ${n}`),
      day: fc.nat({ max: 20 }),
      orders: fc.nat({ max: 3 }),
      cents: fc.nat({ max: 100_000 }),
    }),
    { minLength, maxLength: minLength * 2 },
  );

function csv(table: readonly Row[]): string {
  const lines = table.map((row) =>
    [
      row.source,
      row.campaign,
      row.influencer,
      row.user,
      row.product,
      `2025-03-${String(row.day + 1).padStart(2, '0')}`,
      row.orders,
      (row.cents / 100).toFixed(2),
    ].join(','),
  );
  return `${['source,campaign,influencer_id,user_id,product,date,orders,revenue', ...lines].join('\n')}\n`;
}

const cellOf = ({ source, campaign, influencer, product, day }: Row): string =>
  JSON.stringify([source, campaign, influencer, product, day]);

/** Cells with their sums, the plain way. */
function naiveCells(table: readonly Row[]): Map<string, readonly number[]> {
  const cells = new Map<string, readonly number[]>();
  for (const row of table) {
    const [orders = 0, units = 0, folded = 0] = cells.get(cellOf(row)) ?? [];
    cells.set(cellOf(row), [orders + row.orders, units + row.cents * (UNIT / 100), folded + 1]);
  }
  return cells;
}

function foldedCells({ tracking }: Drop): Map<string, readonly number[]> {
  const { source, campaign, influencer_id, product, date } = tracking;
  const firstDay = Date.UTC(2025, 2, 1) / 86_400_000;
  return new Map(
    Array.from({ length: tracking.rows }, (_, row) => [
      JSON.stringify([
        source.values[source.codes[row] ?? -1],
        campaign?.values[campaign.codes[row] ?? -1] ?? '',
        influencer_id?.values[influencer_id.codes[row] ?? -1] ?? '',
        product?.values[product.codes[row] ?? -1],
        (date[row] ?? 0) - firstDay,
      ]),
      [tracking.orders[row] ?? 0, tracking.revenue[row] ?? 0, tracking.folded[row] ?? 0],
    ]),
  );
}

/** Distinct buyers with an attributed order, by what `of` names. */
function naiveUsers(table: readonly Row[], of: (row: Row) => string): Map<string, number> {
  const users = Map.groupBy(
    table.filter(({ influencer, orders }) => influencer !== '' && orders > 0),
    of,
  );
  return new Map([...users].map(([name, bought]) => [name, new Set(bought.map(({ user }) => user)).size]));
}

function named(counts: Float64Array | null, values: readonly string[] = []): Map<string, number> {
  const found = Array.from(counts ?? [], (count, code): [string, number] => [values[code] ?? '', count]);
  return new Map(found.filter(([, count]) => count > 0));
}

async function check(table: readonly Row[]): Promise<void> {
  const { drop } = await read({ ...clean, 'tracking_data.csv': csv(table) });
  if (drop === null) throw new Error('the drop was refused');
  expect(new Map([...foldedCells(drop)].sort())).toEqual(new Map([...naiveCells(table)].sort()));

  const { users, tracking, influencers } = drop;
  const sold = naiveUsers(table, () => 'all').get('all') ?? 0;
  expect(users.total).toBe(sold);
  const orders = new Map<string, number>();
  for (const row of table) {
    if (row.influencer !== '' && row.orders > 0)
      orders.set(row.user, (orders.get(row.user) ?? 0) + row.orders);
  }
  expect(users.repeat).toBe([...orders.values()].filter((count) => count >= 2).length);
  const sorted = (counts: Map<string, number>): unknown => [...counts].sort();
  expect(sorted(named(users.byInfluencer, influencers.id.values))).toEqual(
    sorted(naiveUsers(table, (row) => row.influencer)),
  );
  expect(sorted(named(users.bySource, tracking.source.values))).toEqual(
    sorted(naiveUsers(table, (row) => row.source)),
  );
  expect(sorted(named(users.byProduct, tracking.product?.values))).toEqual(
    sorted(naiveUsers(table, (row) => row.product)),
  );
  const campaigns = naiveUsers(table, (row) => row.campaign);
  campaigns.delete('');
  expect(sorted(named(users.byCampaign, tracking.campaign?.values))).toEqual(sorted(campaigns));
}

describe('folded rows and counted buyers', () => {
  it('are those of the rows, when few things are met often', async () => {
    await fc.assert(fc.asyncProperty(rows(20, 1), check), { numRuns: 60 });
  });

  it('are those of the rows, over many batches and more codes than there are bits', async () => {
    await fc.assert(fc.asyncProperty(rows(2000, 9000), check), { numRuns: 3 });
  });
});

describe('a row that is there twice', () => {
  it('is found when all of it is equal, and only then', async () => {
    const line = 'Link,Spring,1,u-77,Mat,2025-03-03,1,39.90';
    const others = [
      line,
      line.replace('39.90', '39.91'),
      line.replace(',1,39', ',2,39'),
      line.replace('Mat', 'Pan'),
      line.replace('u-77', 'u-78'),
      line,
      line,
    ];
    const { issues, outcome } = await read({
      ...clean,
      'tracking_data.csv': `${clean['tracking_data.csv']}${others.join('\n')}\n`,
    });
    expect(outcome).toBe('accept-with-warnings');
    expect(issues.filter(({ code }) => code === 'row-duplicate').map(({ at }) => at.line)).toEqual([12, 13]);
  });

  it('is told apart by columns that nothing else reads', async () => {
    const rows = [1, 2].map((id) => `${id},Link,Spring,1,u-77,Mat,2025-03-03,1,39.90`);
    const text = ['id,source,campaign,influencer_id,user_id,product,date,orders,revenue', ...rows].join('\n');
    const { issues } = await read({ ...clean, 'tracking_data.csv': `${text}\n` });
    expect(issues.map(({ code }) => code)).not.toContain('row-duplicate');
  });
});
