/** Takes a report through the first three stages: its drop read, linked and gathered into a cube. */
import type { Context, DropNote } from '../compose/context.ts';
import { type Attribution, attribute } from '../core/attribution/attribute.ts';
import type { Drop } from '../core/drop.ts';
import { createFormatter } from '../core/format/formatter.ts';
import { groupTotals } from '../core/incremental/group-totals.ts';
import type { Evidence } from '../core/incremental/rung.ts';
import { readDrop } from '../core/ingest/read-drop.ts';
import type { Issue } from '../core/issue.ts';
import { type Cube, gatherCube } from '../core/measure/cube.ts';
import { total } from '../core/measure/measure.ts';
import { everything } from '../core/measure/selection.ts';
import { freshnessIssues, freshnessOf } from '../core/model/freshness.ts';
import { linkFacts } from '../core/model/link-facts.ts';
import { type DropSums, reconcile, sumsOf } from '../core/model/reconciliation.ts';
import { type Report, readSettingsOf } from '../core/report.ts';
import { addressOf } from './address.ts';
import type { ReportSource } from './definition.ts';
import { openDropFolder } from './drop-folder.ts';
import { Failure } from './failure.ts';
import { publishedFiles } from './published-files.ts';
import { recordsOf } from './records.ts';

export interface PreparedReport {
  readonly source: ReportSource;
  readonly cube: Cube;
  readonly drop: DropNote;
  /** What incremental revenue is estimated from, under any selection; sums only. */
  readonly evidence: Omit<Evidence, 'where'>;
  /** Of the whole drop; `null` when the report does without. */
  readonly attribution: Attribution | null;
  readonly tables: RecordTables;
}

/** Tables whose rows are published as they stand. Tracking rows are people's orders: only their sums leave. */
export type RecordTables = Pick<Drop, 'influencers' | 'posts' | 'payouts'>;

export type Prepared = { readonly prepared: PreparedReport } | { readonly issues: readonly Issue[] };

/** `issues` when the drop is refused: nothing of it is published. */
export async function prepareReport(source: ReportSource): Promise<Prepared> {
  const { report } = source;
  if ((report.minCell ?? 0) > 0) throw cannotWithhold(report);
  const opened = await openDropFolder(source.data);
  const read = await readDrop(opened.files, readSettingsOf(report), opened.issues);
  if (read.drop === null) return { issues: read.issues };
  const freshness = freshnessOf(read.drop, report.drop);
  const stale = freshnessIssues(freshness, report.freshness);
  const issues = [...read.issues, ...stale];
  if (stale.some(({ severity }) => severity === 'error')) return { issues };
  const facts = linkFacts(read.drop, { allocation: report.allocation, tiers: report.tiers });
  const cube = gatherCube(facts, { margin: report.margin, score: report.score });
  mustAddUp(cube, sumsOf(read.drop));
  const { files, rows, leftOut } = read;
  const drop = { files, rows, issues, leftOut, freshness, reconciliation: reconcile(read.drop) };
  const { organicShare } = report;
  const evidence = {
    cube,
    organicShare,
    baseline: read.drop.baseline,
    groups: groupTotals(read.drop),
  };
  const attribution = attribute(read.drop, cube, organicShare);
  const { influencers, posts, payouts } = read.drop;
  const tables = { influencers, posts, payouts };
  return { prepared: { source, cube, drop, evidence, attribution, tables } };
}

/** Publishing more than a report allows would be worse than publishing nothing. */
function cannotWithhold({ slug, minCell }: Report): Failure {
  return new Failure(
    `reports/${slug}/index.md [minCell] Figures of fewer than ${minCell} buyers cannot be withheld by this version. Nothing was published.\n  → Set minCell to 0 for a report whose readers may see every figure.`,
  );
}

/** A report whose parts do not add up to the files is never published. */
function mustAddUp(cube: Cube, { revenue, spend }: DropSums): void {
  const { sums } = total(cube, ['revenue', 'organic_revenue', 'spend']);
  if ((sums.revenue ?? 0) + (sums.organic_revenue ?? 0) !== revenue)
    throw new Error('the revenue of the cube is not that of the drop');
  if (sums.spend !== spend) throw new Error('the spend of the cube is not that of the payouts');
}

/** `base` is the path that the site is served under. Of rows, pages are handed payouts and posts alone. */
export function contextOf(prepared: PreparedReport, base: string): Context {
  const { source, tables, ...known } = prepared;
  const { report } = source;
  const files = publishedFiles(prepared, base);
  const root = addressOf(base, report.slug, '');
  const format = createFormatter(report);
  return {
    report,
    ...known,
    where: everything,
    beside: null,
    records: recordsOf(tables),
    format,
    root,
    files,
  };
}
