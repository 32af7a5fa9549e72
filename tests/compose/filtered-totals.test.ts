/** What a selection leaves, counted again from the raw rows of the sample by another's library. */
import { join } from 'node:path';
import { escape as asWritten, type ColumnTable, from, op } from 'arquero';
import { beforeAll, expect, test } from 'vitest';
import { type FilterState, queryOf } from '../../src/compose/filters/filter-state.ts';
import { selectionOf } from '../../src/compose/filters/selection-of.ts';
import { isoDay } from '../../src/core/calendar.ts';
import type { Cube } from '../../src/core/measure/cube.ts';
import { total } from '../../src/core/measure/measure.ts';
import type { MeasureId } from '../../src/core/measure/measures.ts';
import { type RawTables, readRawTables } from '../measure/support/raw-tables.ts';
import { cubeOfFolder } from '../measure/support/read-cube.ts';
import { ofInfluencer } from '../measure/support/recount.ts';
import { stateIn } from './random-state.ts';

const sample = join(import.meta.dirname, '../../data/healthkart');
let cube: Cube;
let raw: RawTables;

beforeAll(async () => {
  cube = (await cubeOfFolder(sample)).cube;
  const read = readRawTables(sample);
  if (read === null) throw new Error('the sample is no four files');
  raw = read;
});

type Row = Readonly<Record<string, unknown>>;
interface Counted {
  readonly rows: readonly object[];
  readonly columns: readonly string[];
  readonly sums: Readonly<Partial<Record<MeasureId, string>>>;
}

/** Tables with all that they are filtered by as columns. Spend without what it would have to be allocated along. */
function tables(): Record<'orders' | 'posts' | 'spend', Counted> {
  const attributes = new Map(raw.influencers.map((row) => [row.influencer, row]));
  const whole = (row: { readonly influencer: string | null }) => ({
    ...attributes.get(row.influencer ?? ''),
    ...row,
  });
  const own = ['influencer', ...ofInfluencer];
  return {
    orders: {
      rows: raw.tracking.filter(({ influencer }) => influencer !== null).map(whole),
      columns: [...own, 'campaign', 'product', 'brand', 'source', 'day'],
      sums: { revenue: 'revenue', orders: 'orders' },
    },
    posts: {
      rows: raw.posts.map(whole),
      columns: [...own, 'campaign', 'day'],
      sums: { reach: 'reach', likes: 'likes', comments: 'comments' },
    },
    spend: { rows: raw.payouts.map(whole), columns: [...own, 'basis'], sums: { spend: 'spend' } },
  };
}

/** `null` where the table does not record what is selected. */
function selected(
  { rows, columns }: Counted,
  { values, from: first, to: last }: FilterState,
): ColumnTable | null {
  const asked = Object.entries(values);
  const dated = first !== undefined || last !== undefined;
  if (asked.some(([id]) => !columns.includes(id)) || (dated && !columns.includes('day'))) return null;
  const [start, end] = [isoDay(first ?? 0), isoDay(last ?? 100_000)];
  return from([...rows]).filter(
    asWritten(
      (row: Row) =>
        asked.every(([id, chosen]) => chosen.includes((row[id] as string | null) ?? null)) &&
        (!dated || (String(row.day) >= start && String(row.day) <= end)),
    ),
  );
}

function sumsOf(table: ColumnTable, fields: readonly string[]): number[] {
  const rollup = Object.fromEntries(fields.map((field) => [field, op.sum(field)]));
  const [sums] = table.rollup(rollup).objects() as Row[];
  return fields.map((field) => Number(sums?.[field] ?? 0));
}

test('20 selections give the sums that the raw rows have', () => {
  let state = 7;
  const chance = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state >>> 8;
  };
  let compared = 0;
  for (let count = 0; count < 20; count++) {
    const chosen = stateIn(cube, chance);
    const all = tables();
    const { least, ...others } = chosen;
    const busy = least === undefined ? null : busyIn(selected(all.orders, others), least);
    const where = selectionOf(cube, chosen);
    for (const [name, table] of Object.entries(all)) {
      const narrowed: FilterState = busy
        ? { ...others, values: { ...others.values, influencer: busy } }
        : others;
      const rows = selected(table, narrowed);
      if (rows === null || (least !== undefined && busy === null)) continue;
      const ids = Object.keys(table.sums) as MeasureId[];
      const { sums } = total(cube, ids, where);
      expect(
        ids.map((id) => sums[id]),
        `${name} ${queryOf(chosen)}`,
      ).toEqual(sumsOf(rows, Object.values(table.sums)));
      compared++;
    }
  }
  expect(compared).toBeGreaterThan(20);
});

/** Influencers with so many orders in the selection; `null` where orders do not record it. */
function busyIn(orders: ColumnTable | null, least: number): string[] | null {
  if (orders === null) return null;
  const counted = orders
    .groupby('influencer')
    .rollup({ orders: op.sum('orders') })
    .objects() as Row[];
  return counted.filter((row) => Number(row.orders) >= least).map((row) => String(row.influencer));
}
