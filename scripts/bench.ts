// npm run bench [-- --influencers N]: what things cost, measured here and now; builds of a drop of 120 influencers,
// and of N. Printed, never asserted: machines differ.
import { parseArgs } from 'node:util';
import { filterCost } from './bench/filter-cost.ts';
import { ownFilesCost } from './bench/own-files.ts';
import { queryCost } from './bench/query-cost.ts';
import { rebuildCost } from './bench/rebuild-cost.ts';
import { reportCost } from './bench/report-cost.ts';

const { values } = parseArgs({ options: { influencers: { type: 'string' } } });

await reportCost();
for (const influencers of [120, ...(values.influencers === undefined ? [] : [Number(values.influencers)])])
  await rebuildCost(influencers);
queryCost();
await filterCost();
await ownFilesCost();
