/** The cube against another's library, which counts again from the raw rows: equal to the last unit. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { userDimensions } from '../../src/core/facts.ts';
import type { Cube } from '../../src/core/measure/cube.ts';
import { type DimensionId, dimensions } from '../../src/core/measure/dimensions.ts';
import { measure } from '../../src/core/measure/measure.ts';
import type { MeasureId } from '../../src/core/measure/measures.ts';
import { makeCube } from '../make-cube.ts';
import { randomRows } from '../make-drop.ts';
import { type RawTables, rawTablesOf, readRawTables } from './support/raw-tables.ts';
import { cubeOfFolder } from './support/read-cube.ts';
import { type CountedTable, keyOf, ofInfluencer, Recount, recordedAlong } from './support/recount.ts';

const root = join(import.meta.dirname, '../..');
const drops = join(root, '../shared/drops');
const counted = Object.keys(recordedAlong) as CountedTable[];

/** What counts the rows of each table. */
const rowsOf = {
  orders: 'order_rows',
  organic: 'organic_rows',
  posts: 'posts',
  payouts: 'payouts',
  roster: 'influencers',
} as const satisfies Record<CountedTable, MeasureId>;

/** Compares the table's sums along some dimensions. */
function sameSums(cube: Cube, recount: Recount, table: CountedTable, by: readonly DimensionId[]): void {
  const figures = [...recount.measures(table), rowsOf[table]];
  const rows = measure(cube, { by, figures }).filter(({ sums }) => sums[rowsOf[table]] !== 0);
  // What the drop has no column for is null in the cube, and adds up to 0 in raw rows.
  const found = rows.map(({ at, sums }) => [keyOf(by, at), figures.map((id) => sums[id] ?? 0)] as const);
  expect(new Map(found), `${table} by ${by.join(' × ')}`).toEqual(recount.sums(table, by));
}

/** Compares what is counted once, however many rows it is in. */
function sameUsers(cube: Cube, recount: Recount, by: readonly DimensionId[]): void {
  const users = recount.users(by);
  for (const { at, sums } of measure(cube, { by, figures: ['users', 'repeat_users'] })) {
    const [all = 0, repeat = 0] = users.get(keyOf(by, at)) ?? [];
    // Users are counted along some dimensions only.
    expect([sums.users ?? all, sums.repeat_users ?? repeat]).toEqual([all, repeat]);
  }
}

function sameInfluencers(cube: Cube, recount: Recount, by: readonly DimensionId[]): void {
  const rows = measure(cube, { by, figures: ['active_influencers', 'posting_followers'] });
  const [active, followers] = [recount.active(by), recount.postingFollowers(by)];
  for (const { at, sums } of rows) {
    expect(sums.active_influencers).toBe(active.get(keyOf(by, at)) ?? 0);
    expect(sums.posting_followers).toBe(followers.get(keyOf(by, at)) ?? 0);
  }
}

function everyCut(cube: Cube, raw: RawTables): void {
  const recount = new Recount(raw);
  for (const table of counted) {
    sameSums(cube, recount, table, []);
    for (const id of recordedAlong[table]) if (cubeHas(cube, table, id)) sameSums(cube, recount, table, [id]);
  }
  for (const by of [[], ...userDimensions.map((id) => [id])]) sameUsers(cube, recount, by);
  for (const by of [[], ...ofInfluencer.map((id) => [id])]) sameInfluencers(cube, recount, by);
}

/** Whether the drop has the column: without it, a figure along it isn't defined, and arquero says 0. */
function cubeHas(cube: Cube, table: CountedTable, id: DimensionId): boolean {
  const rows = measure(cube, { by: [id], figures: [rowsOf[table]] });
  return rows.length > 0 && rows.every(({ sums }) => sums[rowsOf[table]] !== null);
}

test('random drops: totals and every cut along one dimension', () => {
  fc.assert(fc.property(randomRows, (rows) => everyCut(makeCube(rows), rawTablesOf(rows))));
});

test('random drops: cuts along two and three dimensions', () => {
  fc.assert(
    fc.property(
      randomRows,
      fc.constantFrom(...counted),
      fc.array(fc.nat(30), { minLength: 2, maxLength: 3 }),
      (rows, table, picks) => {
        const cube = makeCube(rows);
        const along = recordedAlong[table].filter((id) => cubeHas(cube, table, id));
        fc.pre(along.length > 0);
        const by = [...new Set(picks.map((pick) => along[pick % along.length] as DimensionId))];
        sameSums(cube, new Recount(rawTablesOf(rows)), table, by);
      },
    ),
  );
});

describe('the sample', async () => {
  const folder = join(root, 'data/healthkart');
  const { cube } = await cubeOfFolder(folder);
  const raw = readRawTables(folder) as RawTables;

  test('totals and every cut along one dimension', () => everyCut(cube, raw));

  test.each([
    ['orders', ['influencer', 'campaign']],
    ['orders', ['month', 'product', 'source']],
    ['orders', ['city', 'buyer_city']],
    ['organic', ['week', 'brand']],
    ['posts', ['platform', 'day']],
    ['payouts', ['tier', 'basis']],
  ] as const)('%s by %s', (table, by) => sameSums(cube, new Recount(raw), table, by));

  test('nothing is recorded along what its table does not name', () => {
    for (const table of counted) {
      const along: readonly DimensionId[] = recordedAlong[table];
      const ids = Object.keys(dimensions) as DimensionId[];
      // Payouts with dates and campaigns of their own are recorded along those as well.
      const others = ids.filter((id) => !along.includes(id) && table !== 'payouts');
      for (const id of others) {
        const rows = measure(cube, { by: [id], figures: [rowsOf[table], 'order_rows', 'spend'] });
        expect(rows.map(({ sums }) => sums[rowsOf[table]]).filter((sum) => sum !== null)).toEqual([]);
      }
    }
  });
});

describe.skipIf(!existsSync(drops))('real drops: totals and every cut along one dimension', () => {
  const names = existsSync(drops)
    ? readdirSync(drops, { withFileTypes: true }).flatMap((entry) =>
        entry.isDirectory() ? [entry.name] : [],
      )
    : [];

  test.each(names)('%s', async (name) => {
    const { cube, leftOut } = await cubeOfFolder(join(drops, name));
    const raw = readRawTables(join(drops, name), true);
    // One is a workbook, which d3-dsv can't read.
    if (raw === null) return;
    const posts = raw.posts.filter(({ likes, comments }) => likes >= 0 && comments >= 0);
    expect(raw.posts.length - posts.length).toBe(leftOut.posts);
    everyCut(cube, { ...raw, posts });
  });
});
