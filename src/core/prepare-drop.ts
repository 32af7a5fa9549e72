/** The first three stages in one: the files of a drop → all that a report is composed from. The build and the browser run it alike. */
import { type Attribution, attribute } from './attribution/attribute.ts';
import type { Drop, DropFileSummary, RowCounts } from './drop.ts';
import { groupTotals } from './incremental/group-totals.ts';
import type { Evidence } from './incremental/rung.ts';
import { type ReadResult, readDrop, type SourceFile } from './ingest/read-drop.ts';
import type { Issue } from './issue.ts';
import { type Cube, gatherCube } from './measure/cube.ts';
import { total } from './measure/measure.ts';
import { type Freshness, freshnessIssues, freshnessOf } from './model/freshness.ts';
import { linkFacts } from './model/link-facts.ts';
import { type DropSums, type Reconciliation, reconcile, sumsOf } from './model/reconciliation.ts';
import type { Amount } from './money.ts';
import { type ReportDefinition, readSettingsOf } from './report.ts';
import type { TableName } from './schema/index.ts';

export interface PreparedDrop {
  readonly cube: Cube;
  readonly drop: DropNote;
  /** What incremental revenue is estimated from, under any selection; sums only. */
  readonly evidence: Omit<Evidence, 'where'>;
  /** Of the whole drop; `null` when the report does without. */
  readonly attribution: Attribution | null;
  readonly tables: RecordTables;
}

/** What the reader says of the drop: files, rows, and what was noticed. */
export interface DropNote {
  readonly files: readonly DropFileSummary[];
  readonly rows: Readonly<Record<TableName, RowCounts>>;
  readonly issues: readonly Issue[];
  /** Money of rows that were left out, as far as it could be read. */
  readonly leftOut: { readonly revenue: Amount; readonly payouts: Amount };
  readonly reconciliation: Reconciliation;
  readonly freshness: Freshness;
}

/** Tables whose rows are published as they stand. Tracking rows are people's orders: only their sums leave. */
export type RecordTables = Pick<Drop, 'influencers' | 'posts' | 'payouts'>;

export interface Preparation {
  /** What the reader found; its drop lives no longer than the preparation. */
  readonly read: Omit<ReadResult, 'drop'>;
  /** All that was noticed, what the date of the drop says included. */
  readonly issues: readonly Issue[];
  /** `null` when the drop is refused. */
  readonly prepared: PreparedDrop | null;
}

/** What is being done, for who waits. */
export type Stage = 'read' | 'link' | 'gather';

/** `found` are problems met when the files were opened; `tell` hears of each stage before it begins. */
export async function prepareDrop(
  files: readonly SourceFile[],
  report: ReportDefinition,
  found: readonly Issue[] = [],
  tell: (stage: Stage) => void = () => {},
): Promise<Preparation> {
  tell('read');
  const { drop, ...read } = await readDrop(files, readSettingsOf(report), found);
  if (drop === null) return { read, issues: read.issues, prepared: null };
  const freshness = freshnessOf(drop, report.drop);
  const stale = freshnessIssues(freshness, report.freshness);
  const issues = [...read.issues, ...stale];
  if (stale.some(({ severity }) => severity === 'error')) return { read, issues, prepared: null };
  tell('link');
  const facts = linkFacts(drop, { allocation: report.allocation, tiers: report.tiers });
  tell('gather');
  const cube = gatherCube(facts, { margin: report.margin, score: report.score });
  mustAddUp(cube, sumsOf(drop));
  const { rows, leftOut } = read;
  const { organicShare } = report;
  const { influencers, posts, payouts, baseline } = drop;
  return {
    read,
    issues,
    prepared: {
      cube,
      drop: { files: read.files, rows, issues, leftOut, freshness, reconciliation: reconcile(drop) },
      evidence: { cube, organicShare, baseline, groups: groupTotals(drop) },
      attribution: attribute(drop, cube, organicShare),
      tables: { influencers, posts, payouts },
    },
  };
}

/** A report whose parts do not add up to the files is never published. */
function mustAddUp(cube: Cube, { revenue, spend }: DropSums): void {
  const { sums } = total(cube, ['revenue', 'organic_revenue', 'spend']);
  if ((sums.revenue ?? 0) + (sums.organic_revenue ?? 0) !== revenue)
    throw new Error('the revenue of the cube is not that of the drop');
  if (sums.spend !== spend) throw new Error('the spend of the cube is not that of the payouts');
}
