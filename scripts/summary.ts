/**
 * npm run summary -- [--site FOLDER | --drops] [--compare FOLDER|URL]
 *
 * Prints the key figures of every report as Markdown, such as for the summary of a build server's job: of a
 * site that was built, or of the drops as they lie there. Beside them those of another site and what changed,
 * in exact figures. Exit 0 also when there is nothing to compare with, which is said.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readDefinition, reportSlugs } from '../src/build/definition.ts';
import { summary } from '../src/build/endpoints/summary.ts';
import { Failure, toldError } from '../src/build/failure.ts';
import { prepareReport } from '../src/build/prepare.ts';
import { type Earlier, figuresMarkdown, type ToldReport } from '../src/build/told-figures/markdown.ts';
import { parseTold } from '../src/build/told-figures/told.ts';
import { lockedReport, toldAddress, toldFolder } from '../src/build/told-figures/told-site.ts';
import { countsOf } from '../src/core/told-issues.ts';
import { fromCaller } from './from-caller.ts';
import { root } from './report/options.ts';

const USAGE = 'usage: npm run summary -- [--site FOLDER | --drops] [--compare FOLDER|URL]';

function wanted() {
  try {
    const { values } = parseArgs({
      options: {
        site: { type: 'string' },
        drops: { type: 'boolean', default: false },
        compare: { type: 'string' },
      },
    });
    if (values.drops && values.site !== undefined) throw new Error('--drops looks at no site');
    return values;
  } catch (error) {
    throw new Failure(`${(error as Error).message.split('. ')[0]}.\n  → ${USAGE}`);
  }
}

/** Of the drops as they lie there; nothing is built. */
async function toldDrops(): Promise<ToldReport[]> {
  const reports: ToldReport[] = [];
  for (const slug of await reportSlugs(root)) {
    const defined = await readDefinition(root, slug);
    const result = 'issues' in defined ? defined : await prepareReport(defined.source);
    if ('issues' in result) {
      const problem = `It cannot be published: ${countsOf(result.issues)}.`;
      reports.push({ slug, told: null, problem });
      continue;
    }
    if (result.prepared.source.report.access === 'password') {
      reports.push(lockedReport(slug));
      continue;
    }
    const [file] = summary.files(result.prepared);
    reports.push({ slug, told: file ? parseTold(file.text()) : null, problem: null });
  }
  return reports;
}

async function earlierOf(place: string | undefined): Promise<Earlier | null> {
  if (place === undefined || place === '') return null;
  if (/^https?:\/\//.test(place)) return await toldAddress(place);
  return { reports: await toldFolder(fromCaller(place)), problem: null };
}

try {
  const { site, drops, compare } = wanted();
  const folder = site === undefined ? join(root, 'dist') : fromCaller(site);
  const now = drops ? await toldDrops() : await toldFolder(folder);
  process.stdout.write(figuresMarkdown(now, await earlierOf(compare)));
} catch (error) {
  process.stderr.write(`${toldError(error, 'There is no summary')}\n`);
  process.exitCode = 1;
}
