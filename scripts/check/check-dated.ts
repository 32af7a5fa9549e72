/** Every drop of a folder of dated drops: the newest in full, an older one where it no longer reads. */
import { join, relative } from 'node:path';
import { type DatedDrops, dropName, dropsOf, hinted, sourceOf } from '../../src/build/dated-drops.ts';
import { undefinedReport } from '../../src/build/definition.ts';
import { openDrop } from '../../src/build/drop-folder.ts';
import { ofNewest } from '../../src/compose/page.ts';
import { isoDay } from '../../src/core/calendar.ts';
import { otherCurrency } from '../../src/core/compare/other-currency.ts';
import { readDrop } from '../../src/core/ingest/read-drop.ts';
import type { Issue } from '../../src/core/issue.ts';
import type { ReadSettings } from '../../src/core/settings.ts';
import { closingLines } from './closing-lines.ts';

export interface DatedFolder {
  readonly folder: string;
  /** The same, as it was typed. */
  readonly given: string;
  readonly dated: DatedDrops;
  /** Each date holds what came since the one before. */
  readonly increments: boolean;
  readonly settings: ReadSettings;
}

/** `true` when all of them can be published. */
export async function checkDated(
  { folder, given, dated, increments, settings }: DatedFolder,
  print: (lines: readonly string[]) => void,
  tell: (issues: readonly Issue[], folder: string, closing: readonly string[]) => string[],
): Promise<boolean> {
  const { report: flat } = undefinedReport(folder);
  const report = { ...flat, drops: increments ? ('increment' as const) : flat.drops };
  let fine = true;
  let before: string | null = null;
  for (const source of dropsOf(sourceOf(report, folder, null, dated))) {
    const { report, data } = source;
    const { files, issues: found } = await openDrop(source);
    const result = await readDrop(files, { asOf: isoDay(report.drop ?? 0), ...settings }, found);
    const other = otherCurrency(before, result.currencyMark);
    before = result.currencyMark;
    const issues = hinted(source, other === null ? result.issues : [...result.issues, other]);
    const refused = result.outcome === 'reject' || other !== null;
    if (refused) fine = false;
    else if (!ofNewest(report)) continue;
    const closing = closingLines(result, issues, dropName(source), refused);
    print([...tell(issues, join(given, relative(folder, data)), closing), ...closing]);
  }
  return fine;
}
