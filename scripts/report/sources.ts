/** The reports to build: those of the project, or one of a folder that holds a drop. */
import {
  type ReportSource,
  readDefinition,
  reportOfFolder,
  reportSlugs,
} from '../../src/build/definition.ts';
import { Failure } from '../../src/build/failure.ts';
import { folderProblem } from '../../src/build/folder-problem.ts';
import { rootBeside } from '../../src/build/guards/root-alone.ts';
import { issueLines } from '../../src/build/report-issues.ts';
import type { Issue } from '../../src/core/issue.ts';
import { countsOf } from '../../src/core/told-issues.ts';
import { type Options, root } from './options.ts';

/** Of problems; with what was done before, all fits a screen. */
const LINES = 17;
/** What is wrong with none of them alone. */
export const TOGETHER = 'the reports together';

export async function reportSources({ data }: Options): Promise<ReportSource[]> {
  if (data !== null) {
    const problem = await folderProblem(data, data, 'Give the folder that holds the drop.');
    if (problem !== null) throw new Failure(`${problem.message}\n  → ${problem.hint}`);
    const defined = await reportOfFolder(data);
    return 'issues' in defined ? refuse(defined.issues, '', `folder "${data}"`) : [defined.source];
  }
  const slugs = await reportSlugs(root);
  if (slugs.length === 0)
    throw new Failure(
      'There is no report in reports/.\n  → Write reports/<name>/index.md, or give a folder with --data.',
    );
  const sources: ReportSource[] = [];
  for (const slug of slugs) {
    const defined = await readDefinition(root, slug);
    if ('issues' in defined) refuse(defined.issues, '', `report "${slug}"`);
    else sources.push(defined.source);
  }
  const beside = rootBeside(
    sources.map(({ report }) => report),
    slugs.length,
  );
  if (beside !== null) refuse([beside], '', TOGETHER);
  return sources;
}

/** Ends the build with all that is wrong; `folder` is put before the names of files. */
export function refuse(issues: readonly Issue[], folder: string, what: string): never {
  const lines = [
    ...issueLines(issues, folder, LINES),
    '',
    `${countsOf(issues)} in ${what}. Nothing was published.`,
  ];
  throw new Failure(lines.join('\n'));
}
