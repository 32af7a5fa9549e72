/** What a reader of a public report can find: every number of its files and pages is a sum of cells of enough buyers. */
import { csvParse } from 'd3-dsv';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvOf } from '../../src/build/downloads/csv.ts';
import { downloadsOf } from '../../src/build/downloads/index.ts';
import { jsonGroups } from '../../src/build/endpoints/index.ts';
import { contextOf } from '../../src/build/prepare.ts';
import { filteredContext } from '../../src/compose/filters/filtered-context.ts';
import { knownState } from '../../src/compose/filters/selection-of.ts';
import { allPages } from '../../src/compose/pages/index.ts';
import type { PageView } from '../../src/compose/view.ts';
import { scoresAlong } from '../../src/core/measure/peers/performance-score.ts';
import { everything } from '../../src/core/measure/selection.ts';
import { UNIT } from '../../src/core/money.ts';
import { stateIn } from '../compose/random-state.ts';
import { published, sentencesOn } from './support/published.ts';
import { randomTold, revenueOf as rowRevenue, rowsIn, type Sale, type Told } from './support/told-drop.ts';

/** Every number under a key of revenue, in currency units. */
function* revenuesIn(json: unknown): Generator<number> {
  if (Array.isArray(json)) for (const one of json) yield* revenuesIn(one);
  else if (typeof json === 'object' && json !== null)
    for (const [key, value] of Object.entries(json)) {
      if (key === 'score_weights') continue;
      if (/^(organic_)?revenue$/.test(key) && typeof value === 'number') yield value;
      yield* revenuesIn(value);
    }
}

/** Amounts of every table and chart of a page. */
function* amountsOn({ blocks }: PageView): Generator<number> {
  for (const block of blocks) {
    if (block.kind !== 'table' && block.kind !== 'chart') continue;
    const at = block.table.columns.flatMap(({ id }, column) =>
      /^(organic_)?revenue$/.test(id) ? [column] : [],
    );
    for (const row of block.table.rows)
      for (const column of at) {
        const value = row[column]?.value ?? null;
        if (value !== null) yield value;
      }
  }
}

const settings = fc.record({
  publish: fc.constant('public'),
  minCell: fc.integer({ min: 2, max: 5 }),
  reveal: fc.subarray(['names', 'gender', 'payouts']),
});

test('revenues of files and pages, whatever is filtered, are sums of cells', async () => {
  let told = 0;
  await fc.assert(
    fc.asyncProperty(randomTold, settings, fc.infiniteStream(fc.nat(9999)), async (drop, asked, chances) => {
      const report = await published(drop, asked);
      if (report === null) return;
      const { orders, organic } = report.cube.tables;
      const cells = [orders, organic].flatMap(({ values }) =>
        [...(values.revenue ?? [])].map(rowsIn),
      ) as bigint[];
      const mustBeTold = (amount: number, where: string) => {
        told++;
        const rows = rowsIn(amount);
        expect(rows, `${where}: ${amount}`).not.toBeNull();
        for (const cell of cells) expect([0n, cell], `${where}: ${amount}`).toContain(cell & (rows ?? 0n));
        const all = cells.reduce((sum, cell) => sum | cell, 0n);
        expect((rows ?? 0n) & ~all, where).toBe(0n);
      };
      for (const group of jsonGroups(report))
        for (const file of group.files(report))
          if (!/cube|report|schemas|openapi/.test(file.path))
            for (const revenue of revenuesIn(JSON.parse(file.text()))) mustBeTold(revenue * UNIT, file.path);
      for (const download of downloadsOf(report))
        for (const row of csvParse(csvOf(download.table(report)).slice(1)))
          for (const column of ['revenue', 'organic_revenue'])
            if (row[column]) mustBeTold(Number(row[column]) * UNIT, download.name);
      const context = contextOf(report, '/');
      const chance = () => chances.next().value ?? 0;
      const filtered = [1, 2].map(() =>
        filteredContext(context, knownState(report.cube, stateIn(report.cube, chance)).state),
      );
      for (const one of [context, ...filtered])
        for (const page of allPages(context)) {
          const view = page.compose(one);
          for (const amount of amountsOn(view)) mustBeTold(amount, page.id);
          expect(JSON.stringify(view), page.id).not.toMatch(/NaN|undefined|Infinity/);
        }
    }),
    { numRuns: 50 },
  );
  expect(told).toBeGreaterThan(300);
});

/** Attributed revenue of the drop itself, by what a sentence may name. */
function truthOf({ sales, influencers }: Told): Map<string, number>[] {
  const platforms = new Map(influencers.map(({ id, platform }) => [id, String(platform)]));
  const months = new Intl.DateTimeFormat('en-IN', { month: 'long', year: 'numeric', timeZone: 'UTC' });
  const keys: ((sale: Sale) => string)[] = [
    ({ campaign }) => campaign,
    ({ influencer }) => platforms.get(influencer) ?? '',
    ({ date }) => months.format(new Date(date)),
  ];
  return keys.map((keyOf) => {
    const sums = new Map<string, number>();
    for (const [row, sale] of sales.entries())
      if (sale.influencer !== '')
        sums.set(keyOf(sale), (sums.get(keyOf(sale)) ?? 0) + Number(rowRevenue(row)));
    return sums;
  });
}

test('who brought the most, and how much, is true of the whole drop, or said to be of what is told', async () => {
  let bare = 0;
  let qualified = 0;
  let unscored = 0;
  await fc.assert(
    fc.asyncProperty(randomTold, settings, async (drop, asked) => {
      const report = await published(drop, asked);
      if (report === null) return;
      const context = contextOf(report, '/');
      const truth = truthOf(drop);
      const shareOf = (sums: Map<string, number>, name: string) => {
        const all = [...sums.values()].reduce((sum, one) => sum + one, 0);
        return context.format.short((sums.get(name) ?? 0) / all, 'rate');
      };
      for (const page of allPages(context))
        for (const sentence of sentencesOn(page.compose(context))) {
          if (/^Of what is told|at least/i.test(sentence)) qualified++;
          const said = /^(?<name>.+?) brought (?:(?<most>the most revenue)|(?<share>\S+\s%) of revenue)/.exec(
            sentence,
          );
          const { name = '', most, share } = said?.groups ?? {};
          const sums = truth.find((one) => one.has(name));
          if (sums === undefined) continue;
          bare++;
          if (most) expect(sums.get(name), sentence).toBe(Math.max(...sums.values()));
          if (share) expect(share, sentence).toBe(shareOf(sums, name));
        }
      for (const { at, score, ranks } of scoresAlong(report.cube, 'influencer', everything)) {
        if (at.influencer === null || ranks.revenue !== null) continue;
        unscored++;
        expect(score).toBeNull();
      }
    }),
    { numRuns: 60 },
  );
  expect(bare).toBeGreaterThan(0);
  expect(qualified).toBeGreaterThan(0);
  expect(unscored).toBeGreaterThan(0);
});
