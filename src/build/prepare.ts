/** Takes a report through the first three stages: its drop read, linked and gathered into a cube. */
import type { Context, DropNote } from '../compose/context.ts';
import { createFormatter } from '../core/format/formatter.ts';
import { readDrop } from '../core/ingest/read-drop.ts';
import type { Issue } from '../core/issue.ts';
import { type Cube, gatherCube } from '../core/measure/cube.ts';
import { everything } from '../core/measure/selection.ts';
import { linkFacts } from '../core/model/link-facts.ts';
import { readSettingsOf } from '../core/report.ts';
import type { ReportSource } from './definition.ts';
import { openDropFolder } from './drop-folder.ts';

export interface PreparedReport {
  readonly source: ReportSource;
  readonly cube: Cube;
  readonly drop: DropNote;
}

export type Prepared = { readonly prepared: PreparedReport } | { readonly issues: readonly Issue[] };

/** `issues` when the drop is refused: nothing of it is published. */
export async function prepareReport(source: ReportSource): Promise<Prepared> {
  const { report } = source;
  const folder = await openDropFolder(source.data);
  if (folder.issues.some(({ severity }) => severity === 'error')) return { issues: folder.issues };
  const read = await readDrop(folder.files, readSettingsOf(report));
  const issues = [...folder.issues, ...read.issues];
  if (read.drop === null) return { issues };
  const facts = linkFacts(read.drop, { allocation: report.allocation, tiers: report.tiers });
  return {
    prepared: {
      source,
      cube: gatherCube(facts, { margin: report.margin }),
      drop: { files: read.files, rows: read.rows, issues },
    },
  };
}

export function contextOf({ source, cube, drop }: PreparedReport): Context {
  return { report: source.report, cube, drop, where: everything, format: createFormatter(source.report) };
}
