import { z } from 'zod';
import { amountAt, countAt, dayAt, textAt } from '../../core/cells.ts';
import { moneySchema } from './figures.ts';
import { list } from './list.ts';

const text = z.string().nullable();

export const payouts = list({
  name: 'payouts',
  needs: { listed: 'payouts' },
  description: 'Payouts as the drop records them; money to the last decimal that counts.',
  row: z.object({
    influencer_id: text.describe('null = withheld.'),
    influencer: text,
    basis: text,
    rate: moneySchema,
    orders: z.int().nonnegative().nullable().describe('As the payout states it; null = not stated.'),
    total_payout: z.number(),
    payout_date: z.iso.date().nullable(),
    campaign: text,
    status: text,
  }),
  count: ({ tables: { payouts } }) => payouts.rows,
  rows: ({ tables: { payouts, influencers } }) =>
    Array.from({ length: payouts.rows }, (_, row) => ({
      influencer_id: textAt(payouts.influencer_id, row),
      influencer: textAt(influencers.name, payouts.influencer_id.codes[row] ?? -1),
      basis: textAt(payouts.basis, row),
      rate: amountAt(payouts.rate, row),
      orders: countAt(payouts.orders, row),
      total_payout: amountAt(payouts.total_payout, row),
      payout_date: dayAt(payouts.payout_date, row),
      campaign: textAt(payouts.campaign, row),
      status: textAt(payouts.status, row),
    })),
});
