import { z } from 'zod';
import { isoDay } from '../../../core/calendar.ts';
import { exactly } from '../../../core/cells.ts';
import { NO_DAY } from '../../../core/drop.ts';
import { total } from '../../../core/measure/measure.ts';
import type { PreparedReport } from '../../prepare.ts';
import { single } from '../endpoint.ts';
import { moneySchema } from '../figures.ts';
import { efficiencyOf, efficiencyShape } from './efficiency.ts';

const period = z.object({ from: z.iso.date(), to: z.iso.date() }).nullable();

export const payoutsSummary = single({
  name: 'payouts/summary',
  needs: { listed: 'payouts' },
  description: 'Payouts in total: how many, over which days, and what they brought.',
  schema: z.object({
    payouts: z.int().nonnegative().describe('Rows of the payouts file.'),
    period: period.describe('First and last payout date; null where the drop has none, or not all are told.'),
    largest_payout: moneySchema,
    smallest_payout: moneySchema,
    ...efficiencyShape,
  }),
  body: ({ cube, tables: { payouts } }) => ({
    payouts: total(cube, ['payouts']).sums.payouts ?? 0,
    // Where orders are withheld some are told in sums, without their days.
    ...(cube.withheld === null
      ? { period: periodOf(payouts), ...extremes(payouts.total_payout) }
      : { period: null, largest_payout: null, smallest_payout: null }),
    ...efficiencyOf(cube),
  }),
});

function periodOf({ payout_date }: PreparedReport['tables']['payouts']) {
  const days = payout_date?.filter((day) => day !== NO_DAY).sort() ?? [];
  const [first, last] = [days.at(0), days.at(-1)];
  return first === undefined || last === undefined ? null : { from: isoDay(first), to: isoDay(last) };
}

function extremes(amounts: Float64Array) {
  const sorted = amounts.toSorted();
  const [smallest, largest] = [sorted.at(0), sorted.at(-1)];
  return {
    largest_payout: largest === undefined ? null : exactly(largest),
    smallest_payout: smallest === undefined ? null : exactly(smallest),
  };
}
