// npm run bench: what things cost, measured here and now. Printed, never asserted: machines differ.
import { ownFilesCost } from './bench/own-files.ts';
import { queryCost } from './bench/query-cost.ts';
import { reportCost } from './bench/report-cost.ts';

await reportCost();
queryCost();
await ownFilesCost();
