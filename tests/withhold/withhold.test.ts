import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sourceOf } from '../../src/build/dated-drops.ts';
import { knownState } from '../../src/compose/filters/selection-of.ts';
import { isoWeek, parseIsoDay } from '../../src/core/calendar.ts';
import { NO_DAY } from '../../src/core/drop.ts';
import { stepName } from '../../src/core/measure/carries.ts';
import type { Cube } from '../../src/core/measure/cube.ts';
import { total } from '../../src/core/measure/measure.ts';
import { reportSchema } from '../../src/core/report.ts';
import { cubeFromJson, cubeToJson } from '../../src/core/wire/cube-json.ts';
import { cubeFromBytes, cubeToBytes } from '../../src/core/wire/cube-packed.ts';
import { MOST } from '../../src/core/withhold/plan.ts';
import { buyersIn, has, prepared, randomTold, rowsIn, type Sale, type Told } from './support/told-drop.ts';

const reveals = fc.subarray(['names', 'gender', 'payouts']);
const asked = fc.record({
  minCell: fc.integer({ min: 2, max: 6 }),
  reveal: reveals,
  filters: fc.option(fc.subarray(['platform', 'campaign', 'product', 'influencer']), { nil: undefined }),
});

/** The cells of orders, attributed and organic, each as the rows that are added up in it. */
function cellsOf({ tables: { orders, organic } }: Cube): bigint[] {
  return [orders, organic].flatMap(({ values: { revenue } }) =>
    Array.from(revenue ?? [], (amount) => rowsIn(amount) as bigint),
  );
}

describe('whatever a drop is', () => {
  test('each cell has buyers enough, each order is in one cell, and totals are those of the drop', async () => {
    await fc.assert(
      fc.asyncProperty(randomTold, asked, async (drop, { minCell, ...rest }) => {
        const { prepared: found, issues } = await prepared(drop, {
          publish: 'public',
          minCell,
          ...clean(rest),
        });
        if (issues.some(({ code }) => code === 'withhold-payouts')) return;
        const attributed = rowsWhere(drop, ({ influencer }) => influencer !== '');
        const organic = rowsWhere(drop, ({ influencer }) => influencer === '');
        expect(found === null).toBe(buyersIn(drop, attributed) < minCell);
        if (found === null) return;
        const cells = cellsOf(found.cube);
        for (const cell of cells) expect(buyersIn(drop, cell)).toBeGreaterThanOrEqual(minCell);
        const together = cells.reduce((all, cell) => {
          expect(all & cell).toBe(0n);
          return all | cell;
        }, 0n);
        const tellsOrganic = buyersIn(drop, organic) >= minCell;
        expect(together).toBe(tellsOrganic ? attributed | organic : attributed);
        const { sums } = total(found.cube, ['orders', 'order_rows', 'organic_rows', 'spend']);
        const own = drop.sales.filter(({ influencer }) => influencer !== '');
        expect(sums.orders).toBe(own.reduce((sum, { orders }) => sum + orders, 0));
        expect(sums.order_rows).toBe(own.length);
        // Not told is not 0; without any, 0 it is.
        expect(sums.organic_rows).toBe(
          organic === 0n ? null : tellsOrganic ? drop.sales.length - own.length : null,
        );
        expect(sums.spend).toBe(
          rest.reveal.includes('payouts')
            ? drop.payouts.reduce((sum, { total_payout }) => sum + 10_000 * Number(total_payout), 0)
            : null,
        );
      }),
      { numRuns: 80 },
    );
  });

  test('no group of too few buyers follows from sums of cells, however it is cut', async () => {
    await fc.assert(
      fc.asyncProperty(randomTold, asked, async (drop, { minCell, ...rest }) => {
        const { prepared: found } = await prepared(drop, { publish: 'public', minCell, ...clean(rest) });
        if (found === null) return;
        const cells = cellsOf(found.cube);
        for (const [name, rows] of groupsOf(drop)) {
          if (buyersIn(drop, rows) >= minCell) continue;
          // Cells share no row: what sums of them make is the same throughout each cell.
          const follows = cells.every((cell) => (cell & rows) === 0n || (cell & rows) === cell);
          const untouched = cells.every((cell) => (cell & rows) === 0n);
          expect(follows && !untouched, name).toBe(false);
        }
      }),
      { numRuns: 40 },
    );
  });

  test('most of the revenue is named by all that is told', async () => {
    await fc.assert(
      fc.asyncProperty(randomTold, asked, async (drop, { minCell, ...rest }) => {
        const { prepared: found } = await prepared(drop, { publish: 'public', minCell, ...clean(rest) });
        const { withheld } = found?.cube ?? {};
        if (!withheld) return;
        expect(withheld.named.revenue).toBeGreaterThanOrEqual(MOST);
        expect(withheld.named.organic ?? 1).toBeGreaterThanOrEqual(MOST);
      }),
      { numRuns: 60 },
    );
  });

  test('the cube arrives as it was sent', async () => {
    await fc.assert(
      fc.asyncProperty(randomTold, asked, async (drop, settings) => {
        const { prepared: found } = await prepared(drop, { publish: 'public', ...clean(settings) });
        if (found === null) return;
        expect(cubeFromJson(cubeToJson(found.cube))).toEqual(found.cube);
        expect(cubeFromBytes(cubeToBytes(found.cube).buffer)).toEqual(found.cube);
      }),
      { numRuns: 40 },
    );
  });
});

function clean<T extends Record<string, unknown>>(settings: T): Partial<T> {
  return Object.fromEntries(
    Object.entries(settings).filter(([, value]) => value !== undefined),
  ) as Partial<T>;
}

function rowsWhere({ sales }: Told, passes: (sale: Sale) => boolean): bigint {
  return sales.reduce((rows, sale, row) => (passes(sale) ? rows | (1n << BigInt(row)) : rows), 0n);
}

/** Every group of rows that agree in some of what is recorded, in steps of time too, and each row by itself. */
function groupsOf(drop: Told): Map<string, bigint> {
  const day = (sale: Sale) => parseIsoDay(sale.date) as number;
  const about: Record<string, (sale: Sale) => string> = {
    influencer: ({ influencer }) => influencer,
    campaign: ({ campaign }) => campaign,
    product: ({ product }) => product,
    source: ({ source }) => source,
    city: ({ city }) => city,
    date: ({ date }) => date,
    week: (sale) => isoWeek(day(sale)),
    month: ({ date }) => date.slice(0, 7),
  };
  const names = Object.keys(about);
  const groups = new Map<string, bigint>();
  for (let some = 0; some < 1 << names.length; some++) {
    const keys = names.filter((_, at) => (some >> at) & 1);
    for (const [row, sale] of drop.sales.entries()) {
      const name = [sale.influencer === '', ...keys.map((key) => `${key} ${about[key]?.(sale)}`)].join(' · ');
      groups.set(name, (groups.get(name) ?? 0n) | (1n << BigInt(row)));
    }
  }
  for (const row of drop.sales.keys()) if (has(~0n, row)) groups.set(`row ${row}`, 1n << BigInt(row));
  return groups;
}

describe('what is revealed', () => {
  test('payouts tell neither orders nor rates, and nothing by name of whom no orders are told', async () => {
    let untold = 0;
    await fc.assert(
      fc.asyncProperty(randomTold, fc.integer({ min: 2, max: 6 }), async (drop, minCell) => {
        const reveal = ['names', 'gender', 'payouts'];
        const { prepared: found } = await prepared(drop, { publish: 'public', minCell, reveal });
        if (found === null) return;
        const { payouts } = found.tables;
        expect([...(payouts.rate ?? []), ...(payouts.orders ?? [])]).toEqual([]);
        const counted = Array.from({ length: payouts.rows }, (_, row) => ({
          who: payouts.influencer_id.values[payouts.influencer_id.codes[row] ?? -1] ?? null,
          basis: payouts.basis.values[payouts.basis.codes[row] ?? -1] ?? null,
          day: payouts.payout_date?.[row] ?? NO_DAY,
        }));
        const perOrder = counted.filter(
          ({ basis }) => basis === 'order' || basis === 'sale' || basis === null,
        );
        expect(new Set(perOrder.map(({ who, basis }) => `${who} ${basis}`)).size).toBe(perOrder.length);
        for (const { day } of perOrder) expect(day).toBe(NO_DAY);
        for (const { who } of counted) {
          if (who === null) continue;
          const sold = drop.sales.filter(({ influencer }) => influencer === who);
          const buyers = new Set(sold.filter(({ orders }) => orders > 0).map(({ user }) => user)).size;
          if (sold.length > 0) expect(buyers).toBeGreaterThanOrEqual(minCell);
        }
        untold += counted.filter(({ who }) => who === null).length;
      }),
      { numRuns: 80 },
    );
    expect(untold).toBeGreaterThan(0);
  });

  test('hidden names are in no text, whatever the order of the file was', async () => {
    await fc.assert(
      fc.asyncProperty(
        randomTold,
        fc.array(fc.nat(), { minLength: 4, maxLength: 4 }),
        async (drop, order) => {
          const { prepared: found } = await prepared(drop, { publish: 'public', minCell: 2 });
          if (found === null) return;
          const text = JSON.stringify([found.cube, found.tables, found.drop]);
          expect(text).not.toMatch(/Person |i-[1-4]"|Female|"Male|canary|\b(?:12345|24690)\b/);
          const by = (row: object) => order[drop.influencers.indexOf(row as never)] ?? 0;
          const shuffled = { ...drop, influencers: drop.influencers.toSorted((a, b) => by(a) - by(b)) };
          const { prepared: again } = await prepared(shuffled, { publish: 'public', minCell: 2 });
          expect(again?.cube).toEqual(found.cube);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('what is hidden could be anything else, and all that is published would be the same', async () => {
    await fc.assert(
      fc.asyncProperty(randomTold, reveals, fc.infiniteStream(fc.nat()), async (drop, reveal, chances) => {
        const settings = { publish: 'public', minCell: 2, reveal };
        const { prepared: found } = await prepared(drop, settings);
        if (found === null) return;
        const other = withOtherwiseHidden(drop, reveal, () => chances.next().value ?? 0);
        const { prepared: again } = await prepared(other, settings);
        const published = [again?.cube, again?.tables, again?.drop];
        expect(published).toEqual([found.cube, found.tables, found.drop]);
      }),
      { numRuns: 60 },
    );
  });

  test('a text that names someone is refused, as is a threshold of one', async () => {
    const [drop] = fc.sample(randomTold.filter(hasBuyers), 1);
    if (drop === undefined) return;
    const named = {
      ...drop,
      sales: drop.sales.map((sale) => ({ ...sale, campaign: 'Launch with PERSON AXYZ' })),
    };
    const issuesOf = async (one: Told, settings: object, slug = 'spring') =>
      (
        await prepared(one, { publish: 'public', minCell: 2, filters: ['campaign'], ...settings }, slug)
      ).issues
        .filter(({ severity }) => severity === 'error')
        .map(({ code }) => code);
    expect(await issuesOf(named, {})).toEqual(['withhold-named']);
    expect(await issuesOf(named, { reveal: ['names'] })).toEqual([]);
    expect(await issuesOf(drop, { title: 'What person Bxyz did' })).toEqual(['withhold-named']);
    expect(await issuesOf(drop, {}, 'person-cxyz')).toEqual(['withhold-named']);
    expect(await issuesOf(drop, { minCell: 1 })).toEqual(['withhold-threshold']);
    expect(await issuesOf(drop, { minCell: 999 })).toEqual(['withhold-too-few']);
  });
});

describe('payouts that are revealed', () => {
  const ids = ['i-1', 'i-2'];
  /** Both influencers are told; the second is paid by order. */
  const paid = (second: object, first: object = {}): Told => ({
    influencers: ids.map((id, at) => ({
      id,
      name: `Person ${'AB'[at]}xyz`,
      category: 'Food',
      gender: 'Female',
      follower_count: 500,
      platform: 'Instagram',
    })),
    posts: [
      { influencer_id: 'i-1', platform: 'Instagram', date: '2025-01-20', reach: 9, likes: 5, comments: 1 },
    ],
    payouts: [
      {
        influencer_id: 'i-2',
        basis: 'order',
        total_payout: 40,
        campaign: 'Launch',
        status: 'Paid',
        ...second,
      },
      {
        influencer_id: 'i-1',
        basis: 'fixed',
        total_payout: 50,
        campaign: 'Launch',
        status: 'Paid',
        ...first,
      },
    ],
    sales: ids.flatMap((influencer) =>
      [1, 2, 3].map((user) => ({
        influencer,
        campaign: 'Launch',
        product: 'Whey',
        source: 'Link',
        date: '2025-01-20',
        user: `u-${user}`,
        orders: 1,
        city: 'Pune',
      })),
    ),
  });
  const settings = { publish: 'public', minCell: 2, reveal: ['payouts'], currency: 'INR' };

  test('are refused where they tell what few bought of an influencer whose orders are withheld', async () => {
    const ids = ['i-3', 'i-4'];
    const drop = paid({ basis: 'sale' });
    const some = drop.sales.slice(0, 1);
    const more = (buyers: readonly number[]) =>
      ids.flatMap((influencer, at) =>
        Array.from({ length: buyers[at] ?? 0 }, (_, n) =>
          some.map((sale) => ({ ...sale, influencer, user: `${influencer} ${n}` })),
        ).flat(),
      );
    const joined = (buyers: readonly number[], bases: readonly string[]): Told => ({
      ...drop,
      influencers: [
        ...drop.influencers,
        ...ids.map((id) => ({ ...drop.influencers[0], id, name: `Who ${id}` })),
      ],
      payouts: [
        ...drop.payouts,
        ...bases.map((basis, at) => ({ ...drop.payouts[0], influencer_id: ids[at] ?? '', basis })),
      ],
      // The first rows bring the least revenue.
      sales: [...more(buyers), ...drop.sales],
    });
    const errors = async (one: Told) =>
      (await prepared(one, { ...settings, minCell: 3 })).issues.flatMap(({ severity, code }) =>
        severity === 'error' ? [code] : [],
      );
    // One is paid by sale and the other is not: the sum is one's, and what is left of the orders the other's.
    expect(await errors(joined([2, 2], ['sale']))).toEqual(['withhold-payouts']);
    expect(await errors(joined([2, 2], ['sale', 'post']))).toEqual(['withhold-payouts']);
    expect(await errors(joined([2, 2], ['sale', 'sale']))).toEqual([]);
    expect(await errors(joined([2, 2], []))).toEqual([]);
    expect(await errors(joined([3, 3], ['sale']))).toEqual([]);
  });

  test('are refused where two rates that follow from others part what few bought from what others did', async () => {
    const rates = { 'i-1': 10, 'i-2': 25, 'i-3': 10, 'i-4': 25 };
    const drop = paid({});
    const some = drop.sales.slice(0, 1);
    const errors = async (own: Partial<typeof rates>, isStated: boolean) => {
      const buyers = { 'i-3': 2, 'i-4': 2, 'i-1': 3, 'i-2': 3 };
      const one: Told = {
        ...drop,
        influencers: Object.keys(buyers).map((id) => ({ ...drop.influencers[0], id, name: `Who ${id}` })),
        payouts: Object.entries({ ...rates, ...own }).map(([influencer_id, rate]) => ({
          influencer_id,
          basis: 'order',
          total_payout: rate * buyers[influencer_id as keyof typeof buyers],
          ...(isStated && { rate }),
        })),
        sales: Object.entries(buyers).flatMap(([influencer, count]) =>
          Array.from({ length: count }, (_, n) =>
            some.map((sale) => ({ ...sale, influencer, user: `${influencer} ${n}` })),
          ).flat(),
        ),
      };
      const { issues } = await prepared(one, { ...settings, minCell: 3 });
      return issues.flatMap(({ severity, code }) => (severity === 'error' ? [code] : []));
    };
    for (const isStated of [true, false]) {
      // 70 was paid for 4 orders, at 10 and at 25 each: 2 of either.
      expect(await errors({}, isStated)).toEqual(['withhold-payouts']);
      expect(await errors({ 'i-4': 10 }, isStated)).toEqual([]);
      // Nobody else is paid at 31: what it is follows from nothing.
      expect(await errors({ 'i-4': 31 }, isStated)).toEqual([]);
    }
  });

  test('hold no text of a row that is told in a sum', async () => {
    const [one, other] = await Promise.all(
      [paid({}), paid({ campaign: 'Hush', status: 'Owed' })].map((drop) => prepared(drop, settings)),
    );
    expect(one?.prepared?.tables.payouts.rows).toBe(2);
    expect(other?.prepared?.tables).toEqual(one?.prepared?.tables);
  });

  test('are refused where a text of one names someone', async () => {
    const errors = async (drop: Told) =>
      (await prepared(drop, settings)).issues.flatMap(({ severity, code }) =>
        severity === 'error' ? [code] : [],
      );
    const status = 'Sent to Person Axyz';
    expect(await errors(paid({}, { status }))).toEqual(['withhold-named']);
    // Of a row that is told in a sum it is not told at all.
    expect(await errors(paid({ status }))).toEqual([]);
  });
});

test('of dated drops the newest is told alone', () => {
  const dated = (settings: object) => {
    const report = {
      ...reportSchema.parse({ title: 'Test', data: 'data', ...settings }),
      slug: 'test',
      place: 'test',
      root: false,
      commentary: '',
    };
    return sourceOf(report, 'data', null, { dates: ['2025-05-01', '2025-06-01'], noticed: [] });
  };
  const { report, before } = dated({ publish: 'public' });
  expect([report.drop, report.earlierDrops, before]).toEqual([parseIsoDay('2025-06-01'), undefined, null]);
  expect(dated({ minCell: 2 }).before).toBeNull();
  expect(dated({}).before?.report.drop).toBe(parseIsoDay('2025-05-01'));
});

test('days that are chosen become whole weeks or months of the cube', async () => {
  await fc.assert(
    fc.asyncProperty(randomTold, fc.nat(70), fc.nat(70), async (drop, from, days) => {
      const { prepared: found } = await prepared(drop, { publish: 'public', minCell: 3 });
      if (found === null) return;
      const { cube } = found;
      const asked = { from: cube.firstDay + from, to: cube.firstDay + from + days };
      const { from: first, to: last } = knownState(cube, { values: {}, ...asked }).state;
      const { grain = 'day' } = cube.withheld ?? {};
      if (grain === 'none') expect([first, last]).toEqual([undefined, undefined]);
      else if (first !== undefined && last !== undefined) {
        expect(first).toBeLessThanOrEqual(asked.from);
        expect(last).toBeGreaterThanOrEqual(asked.to);
        for (const edge of [first, last + 1])
          expect(stepName(grain, edge)).not.toBe(stepName(grain, edge - 1));
      }
    }),
    { numRuns: 40 },
  );
});

function hasBuyers(drop: Told): boolean {
  return (
    buyersIn(
      drop,
      rowsWhere(drop, ({ influencer }) => influencer !== ''),
    ) > 2
  );
}

/** Other buyers, and other names, genders and payouts where those are not revealed, in rows of another order. */
function withOtherwiseHidden(drop: Told, reveal: readonly string[], chance: () => number): Told {
  const hides = (what: string) => !reveal.includes(what);
  const shuffled = <T>(rows: readonly T[]) =>
    rows
      .map((row) => ({ row, by: chance() }))
      .sort((a, b) => a.by - b.by)
      .map(({ row }) => row);
  const ids = drop.influencers.map(({ id }) => String(id));
  const others = hides('names') ? shuffled(ids.map((_, at) => `other-${at}`)) : ids;
  const idOf = (id: unknown) => others[ids.indexOf(String(id))] ?? '';
  const own = <T extends Record<string, string | number>>(row: T) => ({
    ...row,
    influencer_id: idOf(row.influencer_id),
  });
  const influencers = drop.influencers.map((one) => ({
    ...one,
    id: idOf(one.id),
    ...(hides('gender') && { gender: chance() % 2 === 0 ? 'Female' : 'Male' }),
    // In the same tier.
    ...(hides('names') && { name: `Somebody ${chance()}`, follower_count: 10_000 + (chance() % 39_999) }),
  }));
  const posts = drop.posts.map((post) => ({
    ...own(post),
    ...(hides('names') && { url: `https://example.org/${chance()}`, caption: `Words ${chance()}` }),
  }));
  const payouts = drop.payouts.map((payout) => ({
    ...own(payout),
    ...(hides('payouts') && { total_payout: 1 + (chance() % 999), basis: 'click', rate: 1 }),
  }));
  const sales = drop.sales.map((sale) => ({
    ...sale,
    influencer: idOf(sale.influencer),
    user: `buyer ${sale.user}`,
  }));
  return hides('names')
    ? { influencers: shuffled(influencers), posts: shuffled(posts), payouts: shuffled(payouts), sales }
    : { influencers, posts, payouts, sales };
}
