import { isoDay } from '../../core/calendar.ts';
import { published } from '../../core/format/published.ts';
import { type Endpoint, json } from './endpoint.ts';

/** What the Data page says, for machines: files, rows, money left out, reconciliation and every issue. */
export const data = {
  path: 'api/data.json',
  body: ({ report, drop }) =>
    json({
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
} as const satisfies Endpoint;
