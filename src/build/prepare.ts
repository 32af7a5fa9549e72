/** Takes a report through the first three stages: its folder opened, its drop read, linked and gathered into a cube. */
import type { Context } from '../compose/context.ts';
import { recordsOf } from '../compose/record-tables.ts';
import { dropsApart } from '../core/compare/drops-apart.ts';
import { otherCurrency } from '../core/compare/other-currency.ts';
import type { DropFileSummary } from '../core/drop.ts';
import { createFormatter } from '../core/format/formatter.ts';
import type { Issue } from '../core/issue.ts';
import { everything } from '../core/measure/selection.ts';
import { type PreparedDrop, prepareDrop } from '../core/prepare-drop.ts';
import type { Told } from '../core/withhold/withheld-orders.ts';
import { addressOf } from './address.ts';
import { hinted } from './dated-drops.ts';
import type { ReportSource } from './definition.ts';
import { openDrop } from './drop-folder.ts';
import { lazily } from './lazily.ts';
import { publishedFiles } from './published-files.ts';

export interface PreparedReport extends PreparedDrop {
  readonly source: ReportSource;
  /** The drop before this one; `null` = there is none, or it isn't asked for. */
  readonly earlier: PreparedReport | null;
  /** What stands beside amounts; `null` = nothing does, or the report names its currency. */
  readonly currencyMark: string | null;
}

export type Prepared =
  | {
      readonly prepared: PreparedReport;
      /** As they were read, whatever of them is told. */
      readonly files: readonly DropFileSummary[];
      /** How much of the drop is told; `null` = nothing of it is withheld. */
      readonly told: Told | null;
    }
  | { readonly issues: readonly Issue[] };

/** `issues` when the drop is refused: nothing of it is published. */
export async function prepareReport(
  source: ReportSource,
  earlier: PreparedReport | null = null,
): Promise<Prepared> {
  const { report } = source;
  const opened = await openDrop(source);
  const { prepared, issues, read, told } = await prepareDrop(opened.files, report, opened.issues);
  if (prepared === null) return { issues: hinted(source, issues) };
  const { currencyMark, files } = read;
  const other = otherCurrency(earlier?.currencyMark ?? null, currencyMark);
  if (other !== null) return { issues: [...issues, other] };
  const apart =
    earlier === null || source.increments !== null ? null : dropsApart(earlier.cube, prepared.cube);
  const { drop } = prepared;
  const noted = apart === null ? drop : { ...drop, issues: [...drop.issues, apart] };
  return { prepared: { source, earlier, currencyMark, ...prepared, drop: noted }, files, told };
}

/** The newest drop beside the one before it; `refused` is the source of that which is. */
export async function prepareBeside(
  source: ReportSource,
): Promise<
  Extract<Prepared, { prepared: PreparedReport }> | { issues: readonly Issue[]; refused: ReportSource }
> {
  const { before } = source;
  const earlier = before === null ? null : await prepareReport(before);
  if (before !== null && earlier !== null && 'issues' in earlier)
    return { issues: earlier.issues, refused: before };
  const result = await prepareReport(
    source,
    earlier !== null && 'prepared' in earlier ? earlier.prepared : null,
  );
  return 'issues' in result ? { issues: result.issues, refused: source } : result;
}

/** `base` is the path that the site is served under. Of rows, pages are handed payouts and posts alone. */
export function contextOf(prepared: PreparedReport, base: string): Context {
  const { source, tables, earlier, currencyMark: _, ...known } = prepared;
  const { report } = source;
  const root = addressOf(base, report.place, '');
  const format = createFormatter(report);
  return {
    report,
    ...known,
    where: everything,
    beside: null,
    records: recordsOf(tables),
    format,
    root,
    // Rows of every file are counted for it, which only the page that lists them needs.
    files: lazily(() => publishedFiles(prepared, base)),
    published: report.replaced === undefined,
    earlier: () => (earlier === null ? null : contextOf(earlier, base)),
  };
}
