/** The first three stages in one: the files of a drop → all that a report is composed from. The build and the browser run it alike. */
import { type Attribution, attribute } from './attribution/attribute.ts';
import type { RecordTables, RowsRead } from './drop.ts';
import { groupTotals } from './incremental/group-totals.ts';
import type { Evidence } from './incremental/rung.ts';
import { type ReadResult, readDrop, type SourceFile } from './ingest/read-drop.ts';
import type { Issue } from './issue.ts';
import { isHidden } from './measure/carries.ts';
import { type Cube, gatherCube } from './measure/cube.ts';
import { total } from './measure/measure.ts';
import { type Freshness, freshnessIssues, freshnessOf } from './model/freshness.ts';
import { linkFacts } from './model/link-facts.ts';
import { type DropSums, type Reconciliation, reconcile, sumsOf } from './model/reconciliation.ts';
import type { Amount } from './money.ts';
import { type ReportDefinition, readSettingsOf, wordsOf } from './report.ts';
import type { SpecName } from './schema/index.ts';
import { policyOf } from './withhold/policy.ts';
import { toldNote } from './withhold/told-note.ts';
import type { Told } from './withhold/withheld-orders.ts';
import { withhold } from './withhold/withhold.ts';

export interface PreparedDrop {
  readonly cube: Cube;
  readonly drop: DropNote;
  /** What incremental revenue is estimated from, under any selection; sums only. */
  readonly evidence: Omit<Evidence, 'where'>;
  /** Of the whole drop; `null` when the report does without. */
  readonly attribution: Attribution | null;
  readonly tables: RecordTables;
}

/**
 * What the reader says of the drop: files, rows, and what was noticed. Where orders are withheld, what would say
 * something of single rows isn't told: bytes, hashes, issues, money left out and the reconciliation.
 */
export interface DropNote {
  readonly files: readonly NotedFile[];
  readonly rows: RowsRead;
  /** Empty where they aren't told. */
  readonly issues: readonly Issue[];
  /** Money of rows that were left out, as far as it could be read. */
  readonly leftOut: { readonly revenue: Amount; readonly payouts: Amount } | null;
  readonly reconciliation: Reconciliation | null;
  readonly freshness: Freshness;
}

export interface NotedFile {
  readonly table: SpecName;
  /** Its name as received; of the table, where names of files aren't told. */
  readonly file: string;
  readonly bytes: number | null;
  /** In hex. */
  readonly sha256: string | null;
}

export interface Preparation {
  /** What the reader found; its drop lives no longer than the preparation. */
  readonly read: Omit<ReadResult, 'drop'>;
  /** All that was noticed, what the date of the drop says included. */
  readonly issues: readonly Issue[];
  /** `null` when the drop is refused. */
  readonly prepared: PreparedDrop | null;
  /** How much of the drop is told; `null` = nothing of it is withheld. */
  readonly told: Told | null;
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
  const refused = (issues: readonly Issue[]) => ({ read, issues, prepared: null, told: null });
  if (drop === null) return refused(read.issues);
  const freshness = freshnessOf(drop, report.drop);
  const stale = freshnessIssues(freshness, report.freshness);
  const issues = [...read.issues, ...stale];
  if (stale.some(({ severity }) => severity === 'error')) return refused(issues);
  tell('link');
  const facts = linkFacts(drop, { allocation: report.allocation, tiers: report.tiers });
  const policy = policyOf(report);
  const kept = policy && withhold(drop, facts, policy, wordsOf(report));
  if (kept !== null && 'severity' in kept) return refused([...issues, kept]);
  tell('gather');
  const cube = gatherCube(kept?.facts ?? facts, { margin: report.margin, score: report.score });
  mustAddUp(cube, sumsOf(drop, cube));
  const { organicShare } = report;
  if (kept !== null)
    return {
      read,
      issues,
      prepared: {
        cube,
        drop: toldNote(drop, cube, report.drop),
        // Sums of other parts of the same orders would tell, beside the cells, what lies between the two.
        evidence: { cube, organicShare, baseline: null, groups: null },
        attribution: null,
        tables: kept.tables,
      },
      told: kept.told,
    };
  const { rows, leftOut } = read;
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
    told: null,
  };
}

/** A report whose parts do not add up to the files is never published. */
function mustAddUp(cube: Cube, { revenue, spend }: DropSums): void {
  const { sums } = total(cube, ['revenue', 'organic_revenue', 'spend']);
  if ((sums.revenue ?? 0) + (sums.organic_revenue ?? 0) !== revenue)
    throw new Error('the revenue of the cube is not that of the drop');
  if (!isHidden(cube, 'payouts') && sums.spend !== spend)
    throw new Error('the spend of the cube is not that of the payouts');
}
