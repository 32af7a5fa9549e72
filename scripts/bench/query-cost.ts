/** One filter, eight cuts and a table of 5,000 influencers over a cube of 250,000 cells, against arquero. */
import { escape as asWritten, type ColumnTable, op, table } from 'arquero';
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
  const same = median(5, (run) => {
    const where = { values: { campaign: [`campaign ${run}`, 'campaign 40', 'campaign 50'] } };
    for (const id of rivalCuts) measure(cube, { by: [id], figures: ['revenue', 'orders'], where });
  });
  const rival = median(5, (run) => {
    const chosen = new Set([run, 40, 50]);
    const filtered = orders.filter(asWritten((row: { campaign: number }) => chosen.has(row.campaign)));
    for (const id of rivalCuts) {
      filtered
        .groupby(id)
        .rollup({ revenue: op.sum('revenue'), orders: op.sum('orders') })
        .objects();
    }
  });
  console.log(
    `  same filter, ${rivalCuts.length} cuts of orders alone: ours ${same.toFixed(1)} ms, arquero ${rival.toFixed(1)} ms, ratio ${(same / rival).toFixed(2)}`,
  );
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
