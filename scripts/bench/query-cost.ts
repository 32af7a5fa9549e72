/** One filter, eight cuts and a table of 5,000 influencers over a cube of 250,000 cells, against arquero. */
import { escape as asWritten, type ColumnTable, op, table } from 'arquero';
import crossfilter from 'crossfilter2';
import type { FactTable } from '../../src/core/facts.ts';
import type { DimensionId } from '../../src/core/measure/dimensions.ts';
import { measure } from '../../src/core/measure/measure.ts';
import { largeCube } from './large-cube.ts';

const RUNS = 30;
const figures = ['revenue', 'orders', 'spend', 'roas', 'aov', 'cpo', 'reach', 'engagement_rate'] as const;
const cuts = [
  'platform',
  'category',
  'tier',
  'campaign',
  'product',
  'source',
  'month',
  'day',
] as const satisfies DimensionId[];

/** Cuts that the rival makes as well: those that stand as columns, without a look-up of its own. */
const rivalCuts = ['campaign', 'product', 'source', 'day', 'influencer'] as const;

export function queryCost(): void {
  const cube = largeCube();
  const cells = cube.tables.orders.rows + cube.tables.posts.rows + cube.tables.spend.rows;
  const ours = median(RUNS, (run) => {
    const where = { values: { campaign: [`campaign ${run}`, 'campaign 40', 'campaign 50'] } };
    for (const id of cuts) measure(cube, { by: [id], figures, where });
    measure(cube, { by: ['influencer'], figures });
  });
  console.log(
    `\nOne filter, ${cuts.length} cuts and a table of all influencers over ${cells.toLocaleString('en')} cells`,
  );
  console.log(`  ours         median ${ours.toFixed(1)} ms of ${RUNS}`);

  const orders = rivalTable(cube.tables.orders);
  const same = median(20, (run) => {
    const where = { values: { campaign: halfOf(run).map((campaign) => `campaign ${campaign}`) } };
    for (const id of rivalCuts) measure(cube, { by: [id], figures: ['revenue', 'orders'], where });
  });
  const rival = median(5, (run) => {
    const chosen = new Set(halfOf(run));
    const filtered = orders.filter(asWritten((row: { campaign: number }) => chosen.has(row.campaign)));
    for (const id of rivalCuts) {
      filtered
        .groupby(id)
        .rollup({ revenue: op.sum('revenue'), orders: op.sum('orders') })
        .objects();
    }
  });
  console.log(
    `  half of the campaigns and then the other, ${rivalCuts.length} cuts of orders alone: ours ${same.toFixed(1)} ms, arquero ${rival.toFixed(1)} ms, ratio ${(same / rival).toFixed(2)}`,
  );
  const other = crossfilterToggle(cube.tables.orders);
  console.log(
    `  the same by crossfilter2: ${other.toFixed(1)} ms a toggle, ratio ${(same / other).toFixed(2)}; 0.2 or less is sought`,
  );
}

/** One half of the campaigns, and at the next run the other. */
function halfOf(run: number): number[] {
  return Array.from({ length: 30 }, (_, at) => 2 * at + (run % 2));
}

/** Milliseconds of a toggle: its groups follow the filter by themselves, which is what it is made for. */
function crossfilterToggle({ rows, codes, values }: FactTable): number {
  const records = Array.from({ length: rows }, (_, row) => ({
    campaign: codes.campaign?.[row] ?? -1,
    product: codes.product?.[row] ?? -1,
    source: codes.source?.[row] ?? -1,
    day: codes.day?.[row] ?? -1,
    influencer: codes.influencer?.[row] ?? -1,
    revenue: values.revenue?.[row] ?? 0,
    orders: values.orders?.[row] ?? 0,
  }));
  const cube = crossfilter(records);
  const filter = cube.dimension(({ campaign }) => campaign);
  // A group does not follow the filter of its own dimension: the cut by campaign has one of its own.
  const groups = rivalCuts.flatMap((id) => {
    const dimension = cube.dimension((row) => row[id]);
    return (['revenue', 'orders'] as const).map((field) => dimension.group().reduceSum((row) => row[field]));
  });
  return median(20, (run) => {
    const chosen = new Set(halfOf(run));
    filter.filterFunction((campaign) => chosen.has(campaign as number));
    for (const group of groups) group.all();
  });
}

function rivalTable({ codes, values }: FactTable): ColumnTable {
  return table({ ...codes, ...values } as Record<string, ArrayLike<number>>);
}

function median(runs: number, run: (at: number) => void): number {
  const times = Array.from({ length: runs }, (_, at) => {
    const start = performance.now();
    run(at);
    return performance.now() - start;
  });
  return times.sort((a, b) => a - b)[runs >> 1] ?? 0;
}
