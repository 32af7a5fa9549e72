/** Takes a report through the first three stages: its folder opened, its drop read, linked and gathered into a cube. */
import type { Context } from '../compose/context.ts';
import { recordsOf } from '../compose/record-tables.ts';
import { createFormatter } from '../core/format/formatter.ts';
import type { Issue } from '../core/issue.ts';
import { everything } from '../core/measure/selection.ts';
import { type PreparedDrop, prepareDrop } from '../core/prepare-drop.ts';
import type { Report } from '../core/report.ts';
import { addressOf } from './address.ts';
import type { ReportSource } from './definition.ts';
import { openDropFolder } from './drop-folder.ts';
import { Failure } from './failure.ts';
import { lazily } from './lazily.ts';
import { publishedFiles } from './published-files.ts';

export interface PreparedReport extends PreparedDrop {
  readonly source: ReportSource;
}

export type Prepared = { readonly prepared: PreparedReport } | { readonly issues: readonly Issue[] };

/** `issues` when the drop is refused: nothing of it is published. */
export async function prepareReport(source: ReportSource): Promise<Prepared> {
  const { report } = source;
  if ((report.minCell ?? 0) > 0) throw cannotWithhold(report);
  const opened = await openDropFolder(source.data);
  const { prepared, issues } = await prepareDrop(opened.files, report, opened.issues);
  return prepared === null ? { issues } : { prepared: { source, ...prepared } };
}

/** Publishing more than a report allows would be worse than publishing nothing. */
function cannotWithhold({ slug, minCell }: Report): Failure {
  return new Failure(
    `reports/${slug}/index.md [minCell] Figures of fewer than ${minCell} buyers cannot be withheld by this version. Nothing was published.\n  → Set minCell to 0 for a report whose readers may see every figure.`,
  );
}

/** `base` is the path that the site is served under. Of rows, pages are handed payouts and posts alone. */
export function contextOf(prepared: PreparedReport, base: string): Context {
  const { source, tables, ...known } = prepared;
  const { report } = source;
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
    // Rows of every file are counted for it, which only the page that lists them needs.
    files: lazily(() => publishedFiles(prepared, base)),
    published: true,
  };
}
