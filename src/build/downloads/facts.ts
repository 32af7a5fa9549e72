/** The whole aggregated data set: each fact table of the cube as it is, its codes written out. */
import { table as tableFrom } from 'arquero';
import { isoDay } from '../../core/calendar.ts';
import { exactly } from '../../core/cells.ts';
import { type ColumnId, type FactTable, NONE, type TableId } from '../../core/facts.ts';
import { gather } from '../../core/gather.ts';
import type { Cube } from '../../core/measure/cube.ts';
import { type Measure, type MeasureId, measures } from '../../core/measure/measures.ts';
import type { Cell } from '../endpoints/list.ts';
import type { Download } from './download.ts';

const about: Readonly<Record<TableId, string>> = {
  orders: 'All attributed orders and revenue, by every column that tracking data records but the buyer.',
  organic: 'All organic orders and revenue, by every column that tracking data records but the buyer.',
  posts: 'All posts, reach and engagement, by day, influencer and what else posts record.',
  payouts: 'All payouts by what they say themselves.',
  spend: 'All payouts as they are allocated to days, influencers, campaigns and brands.',
  roster: 'Influencers and their followers.',
};

/** What each is of, where not all is told. */
const of: Readonly<Record<TableId, readonly MeasureId[]>> = {
  orders: ['revenue'],
  organic: ['organic_revenue'],
  posts: ['posts'],
  payouts: ['payouts'],
  spend: ['spend'],
  roster: ['influencers'],
};

export const facts: readonly Download[] = (Object.keys(about) as TableId[]).map((id) => ({
  name: `facts/${id}`,
  needs: { measures: of[id] },
  description: about[id],
  sheet: null,
  rows: ({ cube }) => cellsOf(cube, id).rows,
  table: ({ cube }) => {
    const { codes, values } = cellsOf(cube, id);
    return tableFrom([
      ...(Object.keys(codes) as ColumnId[]).map((column): [string, Cell[]] => [
        column === 'influencer' ? 'influencer_id' : column,
        Array.from(codes[column] ?? [], (code) => textOf(cube, column, code)),
      ]),
      ...Object.entries(values).map(([field, sums]): [string, Cell[]] => [
        field,
        // Unrounded: the rows add up to the total.
        Array.from(sums, isMoney(field) ? exactly : Number),
      ]),
    ]);
  },
}));

/** Spend crossed with every product and source is many times the payouts that it is made from. */
const spendAlong: readonly ColumnId[] = ['day', 'influencer', 'basis', 'campaign', 'brand'];
const gathered = new WeakMap<Cube, FactTable>();

function cellsOf(cube: Cube, id: TableId): FactTable {
  if (id !== 'spend') return cube.tables[id];
  const { rows, codes, values } = cube.tables.spend;
  const kept = Object.fromEntries(
    spendAlong.flatMap((column) => (codes[column] ? [[column, codes[column]]] : [])),
  );
  const table = gathered.get(cube) ?? gather({ rows, codes: kept, values });
  gathered.set(cube, table);
  return table;
}

function textOf(cube: Cube, column: ColumnId, code: number): string | null {
  if (code === NONE) return null;
  return column === 'day' ? isoDay(cube.firstDay + code) : (cube.dictionaries[column][code] ?? null);
}

/** Fields go by the same name in every table. */
function isMoney(field: string): boolean {
  return Object.values<Measure>(measures).some(
    (measure) => measure.kind === 'sum' && measure.unit === 'money' && measure.field === field,
  );
}
