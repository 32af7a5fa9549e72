import { z } from 'zod';
import { isoDay } from '../../core/calendar.ts';
import { published } from '../../core/format/published.ts';
import { single } from './endpoint.ts';
import { moneySchema, ratioSchema } from './figures.ts';

const text = z.string().nullable();
const count = z.int().nonnegative();
const day = z.iso.date().nullable();
const untold = 'null = not told, as orders are withheld.';

/** What the Data page says, for machines: files, rows, money left out, reconciliation and every issue. */
export const data = single({
  name: 'data',
  description: 'What the Data page says: files, rows, money left out, reconciliation and every issue.',
  schema: z.object({
    drop: day.describe('Date of the drop.'),
    newest: day.describe('Newest date in it.'),
    age_days: z.int().nullable(),
    files: z.array(
      z.object({
        table: z.string(),
        file: z.string(),
        bytes: count.nullable(),
        sha256: text.describe(untold),
      }),
    ),
    rows: z.record(
      z.string(),
      z.object({
        read: count.describe('read = accepted + rejected + rejected_by_cascade'),
        accepted: count,
        rejected: count,
        rejected_by_cascade: count,
        skipped_blank: count,
      }),
    ),
    left_out: z.object({ revenue: moneySchema, payouts: moneySchema }).nullable().describe(untold),
    reconciliation: z
      .object({
        by_basis: z.array(
          z.object({
            basis: z.string(),
            payouts: count,
            paid: moneySchema,
            checked: count,
            rate_times_base: moneySchema,
            difference: moneySchema,
          }),
        ),
        orders: z.object({ stated: z.number(), tracked: z.number() }).nullable(),
      })
      .nullable()
      .describe(untold),
    withheld: z
      .object({
        least_buyers: count.describe('Fewest distinct buyers of a cell of orders.'),
        grain: z.enum(['day', 'week', 'month', 'none']).describe('Finest step of time that is told.'),
        hidden: z.array(z.string()),
        without: z.array(z.string()).describe('Columns that the drop records and this report does not tell.'),
        named: z
          .object({ attributed: z.number(), organic: ratioSchema })
          .describe('Shares of revenue in cells that are named by all columns that are told.'),
      })
      .nullable()
      .describe('What is withheld, so that no figure rests on fewer buyers; null = nothing is.'),
    issues: z
      .array(
        z.object({
          file: text,
          line: z.int().nullable(),
          column: text,
          field: z.int().nullable(),
          severity: z.string(),
          code: z.string(),
          value: text,
          message: z.string(),
          hint: text,
        }),
      )
      .nullable()
      .describe(untold),
  }),
  body: ({ source: { report }, drop, cube: { withheld } }) => ({
    drop: report.drop === undefined ? null : isoDay(report.drop),
    newest: drop.freshness.newest === null ? null : isoDay(drop.freshness.newest),
    age_days: drop.freshness.age,
    files: drop.files,
    rows: Object.fromEntries(
      Object.entries(drop.rows).map(([table, rows]) => [
        table,
        {
          read: rows.read,
          accepted: rows.accepted,
          rejected: rows.rejected,
          rejected_by_cascade: rows.rejectedByCascade,
          skipped_blank: rows.skippedBlank,
        },
      ]),
    ),
    left_out: drop.leftOut && {
      revenue: published(drop.leftOut.revenue, 'money'),
      payouts: published(drop.leftOut.payouts, 'money'),
    },
    reconciliation: drop.reconciliation && {
      by_basis: drop.reconciliation.byBasis.map(({ basis, payouts, paid, checked, checkedPaid, due }) => ({
        basis,
        payouts,
        paid: published(paid, 'money'),
        checked,
        rate_times_base: checked === 0 ? null : published(due, 'money'),
        difference: checked === 0 ? null : published(checkedPaid - due, 'money'),
      })),
      orders: drop.reconciliation.orders,
    },
    withheld: withheld && {
      least_buyers: withheld.least,
      grain: withheld.grain,
      hidden: withheld.hidden,
      without: withheld.without,
      named: {
        attributed: published(withheld.named.revenue, 'rate'),
        organic: published(withheld.named.organic, 'rate'),
      },
    },
    issues: withheld === null ? drop.issues.map(({ at, ...issue }) => ({ ...at, ...issue })) : null,
  }),
});
