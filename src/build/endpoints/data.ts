import { z } from 'zod';
import { isoDay } from '../../core/calendar.ts';
import { published } from '../../core/format/published.ts';
import { single } from './endpoint.ts';
import { moneySchema } from './figures.ts';

const text = z.string().nullable();
const count = z.int().nonnegative();
const day = z.iso.date().nullable();

/** What the Data page says, for machines: files, rows, money left out, reconciliation and every issue. */
export const data = single({
  name: 'data',
  description: 'What the Data page says: files, rows, money left out, reconciliation and every issue.',
  schema: z.object({
    drop: day.describe('Date of the drop.'),
    newest: day.describe('Newest date in it.'),
    age_days: z.int().nullable(),
    files: z.array(z.object({ table: z.string(), file: z.string(), bytes: count, sha256: z.string() })),
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
    left_out: z.object({ revenue: moneySchema, payouts: moneySchema }),
    reconciliation: z.object({
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
    }),
    issues: z.array(
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
    ),
  }),
  body: ({ source: { report }, drop }) => ({
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
    left_out: {
      revenue: published(drop.leftOut.revenue, 'money'),
      payouts: published(drop.leftOut.payouts, 'money'),
    },
    reconciliation: {
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
    issues: drop.issues.map(({ at, ...issue }) => ({ ...at, ...issue })),
  }),
});
