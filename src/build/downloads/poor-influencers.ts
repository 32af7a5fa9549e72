import { escape as asWritten, type ColumnTable } from 'arquero';
import type { PreparedReport } from '../prepare.ts';
import type { Download } from './download.ts';
import { roasSummary } from './roas-summary.ts';

/** A tenth of the influencers that have a ROAS, rounded down: fewer than ten have no lowest tenth. */
export const poorInfluencers = {
  name: 'poor_influencers',
  description: 'The rows of roas_summary with the lowest ROAS: a tenth of those that have one, rounded down.',
  sheet: null,
  rows: (prepared) => lowestTenth(prepared).numRows(),
  table: lowestTenth,
} as const satisfies Download;

function lowestTenth(prepared: PreparedReport): ColumnTable {
  const rated = roasSummary
    .table(prepared)
    .filter(asWritten((row: { ROAS: number | null }) => row.ROAS !== null));
  return rated
    .orderby('ROAS')
    .slice(0, Math.floor(rated.numRows() / 10))
    .reify();
}
