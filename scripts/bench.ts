// npm run bench: what things cost, measured here and now. Printed, never asserted: machines differ.
import { queryCost } from './bench/query-cost.ts';
import { reportCost } from './bench/report-cost.ts';

await reportCost();
queryCost();
