import { countAt, exactly, textAt } from '../../core/cells.ts';
import { published } from '../../core/format/published.ts';
import type { OrganicShare } from '../../core/incremental/organic-share.ts';
import { effectOf } from '../../core/incremental/rung.ts';
import { measure } from '../../core/measure/measure.ts';
import type { Sums } from '../../core/measure/measures.ts';
import type { Amount } from '../../core/money.ts';
import { influencerColumns } from '../endpoints/influencer-columns.ts';
import type { Row } from '../endpoints/list.ts';
import type { PreparedReport } from '../prepare.ts';
import type { Download } from './download.ts';
import { known } from './performance-summary.ts';
import { tableOf } from './table.ts';

const columns = [
  'influencer_id',
  'revenue',
  'basis',
  'rate',
  'orders',
  'total_payout',
  ...known,
  'ROAS',
  'incremental_roas',
  'incremental_roas_high',
  'baseline',
];

/**
 * One row an influencer: several payouts are added up, and never multiply the revenue beside them.
 * Incremental ROAS is what is left of the ROAS when a share of the revenue is taken to be organic: the
 * cautious end of the band that the report assumes, with the other end and the baseline's name beside it.
 */
export const roasSummary = {
  name: 'roas_summary',
  needs: { along: ['influencer'], measures: ['spend'] },
  description: 'Revenue, payout terms and ROAS of each influencer, with the influencer’s own columns.',
  sheet: null,
  rows: ({ tables }) => tables.influencers.rows,
  table: (prepared) => {
    const people = influencerColumns(prepared);
    const terms = termsByInfluencer(prepared);
    const rows = measure(prepared.cube, { by: ['influencer'], figures: ['revenue', 'roas'] });
    return tableOf(
      columns,
      rows
        .filter(({ at }) => (at.influencer ?? null) !== null)
        .map(({ at, sums, values }): Row => {
          const id = at.influencer ?? '';
          return {
            influencer_id: id,
            revenue: published(sums.revenue, 'money'),
            ...terms.get(id),
            ...people.get(id),
            ROAS: published(values.roas ?? null, 'multiple'),
            ...incremental(sums, prepared.evidence.organicShare),
          };
        }),
    );
  },
} as const satisfies Download;

function incremental({ revenue, spend }: Sums, { low, high }: OrganicShare): Row {
  const left = (share: number) => effectOf(revenue ?? 0, (revenue ?? 0) * share, spend).iroas;
  return {
    incremental_roas: published(left(high), 'multiple'),
    incremental_roas_high: published(left(low), 'multiple'),
    baseline: `an assumed organic share of ${high}${low === high ? '' : `, or ${low}`}`,
  };
}

interface Terms {
  /** Several are joined by " + ". */
  basis: string;
  /** `null` where payouts differ in it. */
  rate: number | null;
  /** As the payouts state them; `null` when none does. */
  orders: number | null;
  total_payout: number;
}

function termsByInfluencer({ tables: { payouts } }: PreparedReport): ReadonlyMap<string, Terms> {
  const found = new Map<
    string,
    { bases: Set<string>; rates: Set<Amount | null>; orders: number | null; paid: Amount }
  >();
  for (let row = 0; row < payouts.rows; row++) {
    const id = textAt(payouts.influencer_id, row) ?? '';
    const sum = found.get(id) ?? { bases: new Set(), rates: new Set(), orders: null, paid: 0 };
    found.set(id, sum);
    sum.bases.add(textAt(payouts.basis, row) ?? '');
    sum.rates.add(countAt(payouts.rate, row));
    const orders = countAt(payouts.orders, row);
    if (orders !== null) sum.orders = (sum.orders ?? 0) + orders;
    sum.paid += payouts.total_payout[row] ?? 0;
  }
  return new Map(
    [...found].map(([id, { bases, rates, orders, paid }]) => {
      const [rate = null] = rates.size === 1 ? rates : [];
      const basis = [...bases].sort().join(' + ');
      return [id, { basis, rate: rate === null ? null : exactly(rate), orders, total_payout: exactly(paid) }];
    }),
  );
}
