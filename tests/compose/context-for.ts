/** A composing context over rows made by hand. */
import type { Context } from '../../src/compose/context.ts';
import { recordsOf } from '../../src/compose/record-tables.ts';
import type { RowCounts } from '../../src/core/drop.ts';
import { createFormatter } from '../../src/core/format/formatter.ts';
import { everything } from '../../src/core/measure/selection.ts';
import { reconcile } from '../../src/core/model/reconciliation.ts';
import { reportSchema } from '../../src/core/report.ts';
import { makeCube } from '../make-cube.ts';
import { makeDrop, type Rows } from '../make-drop.ts';

function allOf(rows: readonly unknown[]): RowCounts {
  return { read: rows.length, accepted: rows.length, rejected: 0, rejectedByCascade: 0, skippedBlank: 0 };
}

export function contextFor(rows: Rows, settings: Record<string, unknown> = {}): Context {
  const report = {
    ...reportSchema.parse({ title: 'Test', data: 'data', currency: 'INR', locale: 'en-IN', ...settings }),
    slug: 'test',
    place: 'test',
    commentary: '',
  };
  const drop = makeDrop(rows);
  const cube = makeCube(rows, report.allocation, report.margin);
  return {
    report,
    cube,
    evidence: { cube, organicShare: report.organicShare, baseline: null, groups: null },
    attribution: null,
    drop: {
      files: [],
      rows: {
        influencers: allOf(rows.influencers),
        posts: allOf(rows.posts),
        tracking_data: allOf(rows.tracking),
        payouts: allOf(rows.payouts),
      },
      issues: [],
      leftOut: { revenue: 0, payouts: 0 },
      freshness: { newest: null, age: null },
      reconciliation: reconcile(drop),
    },
    where: everything,
    beside: null,
    records: recordsOf(drop),
    format: createFormatter(report),
    root: '/test/',
    files: [],
    published: true,
    earlier: () => null,
  };
}
