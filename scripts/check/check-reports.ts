/** Every report of the project: its definition, and its drop as the report reads it. */
import { relative } from 'node:path';
import { readDefinition, reportSlugs } from '../../src/build/definition.ts';
import { openDropFolder } from '../../src/build/drop-folder.ts';
import { Failure } from '../../src/build/failure.ts';
import { disarmed } from '../../src/build/server-commands.ts';
import type { Issue } from '../../src/core/issue.ts';
import { prepareDrop } from '../../src/core/prepare-drop.ts';
import { countsOf } from '../../src/core/told-issues.ts';
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
  for (const slug of slugs) {
    const defined = await readDefinition(root, slug);
    if ('issues' in defined) {
      const closing = [disarmed(`${countsOf(defined.issues)} in report "${slug}". It cannot be published.`)];
      print([...tell(defined.issues, '', closing), ...closing]);
      fine = false;
      continue;
    }
    const { report, data } = defined.source;
    const opened = await openDropFolder(data);
    const { read, issues, prepared } = await prepareDrop(opened.files, report, opened.issues);
    const closing = closingLines(read, issues, slug, prepared === null);
    print([...tell(issues, relative(root, data), closing), ...closing]);
    if (prepared === null) fine = false;
  }
  return fine;
}
