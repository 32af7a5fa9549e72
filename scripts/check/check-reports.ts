/** Every report of the project: its definition, its drop as the report reads it, and what no two may be together. */
import { relative } from 'node:path';
import { dropName, dropsOf, hinted } from '../../src/build/dated-drops.ts';
import { readDefinition, reportSlugs } from '../../src/build/definition.ts';
import { openDrop } from '../../src/build/drop-folder.ts';
import { Failure } from '../../src/build/failure.ts';
import { rootBeside } from '../../src/build/guards/root-alone.ts';
import { sameOrders, type ToldReport } from '../../src/build/guards/same-orders.ts';
import { disarmed } from '../../src/build/server-commands.ts';
import { ofNewest } from '../../src/compose/page.ts';
import { dropsApart } from '../../src/core/compare/drops-apart.ts';
import { otherCurrency } from '../../src/core/compare/other-currency.ts';
import type { Issue } from '../../src/core/issue.ts';
import type { Cube } from '../../src/core/measure/cube.ts';
import { prepareDrop } from '../../src/core/prepare-drop.ts';
import type { Report } from '../../src/core/report.ts';
import { countsOf } from '../../src/core/told-issues.ts';
import { TOGETHER } from '../report/sources.ts';
import { closingLines } from './closing-lines.ts';

/** Prints what is found, `tell` the issues of a folder; `true` when every report can be published. */
export async function checkReports(
  root: string,
  print: (lines: readonly string[]) => void,
  tell: (issues: readonly Issue[], folder: string, closing: readonly string[]) => string[],
): Promise<boolean> {
  const slugs = await reportSlugs(root);
  if (slugs.length === 0)
    throw new Failure(
      'There is no report in reports/.\n  → Write reports/<name>/index.md, or name the folder of a drop.',
    );
  let fine = true;
  const reports: Report[] = [];
  const withheld: ToldReport[] = [];
  for (const slug of slugs) {
    const defined = await readDefinition(root, slug);
    if ('issues' in defined) {
      const closing = [disarmed(`${countsOf(defined.issues)} in report "${slug}". It cannot be published.`)];
      print([...tell(defined.issues, '', closing), ...closing]);
      fine = false;
      continue;
    }
    reports.push(defined.source.report);
    let before: string | null = null;
    let earlier: Cube | null = null;
    for (const source of dropsOf(defined.source)) {
      const { report, data } = source;
      const opened = await openDrop(source);
      const { read, prepared, ...found } = await prepareDrop(opened.files, report, opened.issues);
      const other = otherCurrency(before, read.currencyMark);
      before = read.currencyMark;
      const apart =
        earlier === null || prepared === null || source.increments !== null
          ? null
          : dropsApart(earlier, prepared.cube);
      earlier = prepared?.cube ?? null;
      const beside = [other, apart].filter((issue) => issue !== null);
      const issues = [...hinted(source, found.issues), ...beside];
      const refused = prepared === null || other !== null;
      if (refused) fine = false;
      // Of an older drop it matters that it still reads; it was looked at when it was new.
      else if (!ofNewest(report)) continue;
      if (prepared !== null && prepared.cube.withheld !== null)
        withheld.push({
          slug,
          cube: prepared.cube,
          data: read.files.map(({ file, sha256 }) => ({ name: file, hash: sha256 })),
        });
      const closing = closingLines(read, issues, dropName(source), refused);
      print([...tell(issues, relative(root, data), closing), ...closing]);
    }
  }
  const together = [rootBeside(reports, slugs.length), sameOrders(withheld)].filter(
    (issue) => issue !== null,
  );
  if (together.length > 0) {
    const closing = [disarmed(`${countsOf(together)} in ${TOGETHER}. They cannot be published.`)];
    print([...tell(together, '', closing), ...closing]);
    fine = false;
  }
  return fine;
}
