/** Reads the drops that are made, and those that one of them is compared with. */
import { relative } from 'node:path';
import { dateOf, dropName } from '../../src/build/dated-drops.ts';
import { type Inputs, refuseTouched } from '../../src/build/inputs.ts';
import type { PreparedReport } from '../../src/build/prepare.ts';
import type { Progress } from '../../src/build/progress.ts';
import { issueLines } from '../../src/build/report-issues.ts';
import type { PlannedDrop } from '../../src/build/standing-drops.ts';
import { ofNewest } from '../../src/compose/page.ts';
import { refuse } from './sources.ts';
import { here } from './tell.ts';

/** Those that are made, in the same order. */
export async function readDrops(
  drops: readonly PlannedDrop[],
  progress: Progress,
): Promise<PreparedReport[]> {
  const made: PreparedReport[] = [];
  // The drop before one is read just before it.
  let last: PreparedReport | null = null;
  for (const { inputs, isRead, isMade } of drops) {
    last = isRead ? await read(inputs, inputs.source.before === null ? null : last, progress) : null;
    if (isMade && last !== null) made.push(last);
  }
  return made;
}

async function read(
  inputs: Inputs,
  earlier: PreparedReport | null,
  progress: Progress,
): Promise<PreparedReport> {
  const { source } = inputs;
  const date = dateOf(source);
  const name = source.report.slug + (date === null ? '' : `, drop of ${date}`);
  // Taken up once there is something to read.
  const [{ prepareReport }, { createFormatter }, { toldLines }] = await Promise.all([
    import('../../src/build/prepare.ts'),
    import('../../src/core/format/formatter.ts'),
    import('./told-lines.ts'),
  ]);
  const told: string[] = [];
  const prepared = await progress.step(`Reading ${name}`, async (tell) => {
    const result = await prepareReport(source, earlier);
    await refuseTouched(inputs, here, 'issues' in result ? null : result);
    if ('issues' in result) return refuse(result.issues, relative(here, source.data), dropName(source));
    const { rows, issues } = result.prepared.drop;
    const read = Object.values(rows).reduce((sum, table) => sum + table.read, 0);
    const warnings = issues.filter(({ severity }) => severity === 'warning').length;
    const noticed =
      warnings === 0 ? '' : `, ${warnings} ${warnings === 1 ? 'warning' : 'warnings'} (see the Data page)`;
    tell(`${createFormatter(source.report).exact(read, 'count')} rows${noticed}`);
    // One word of it is enough, where the report is read first.
    const apart = ofNewest(source.report) ? issues.filter(({ code }) => code === 'drops-apart') : [];
    told.push(...issueLines(apart, relative(here, source.data), 2));
    if (result.told !== null) told.push(...toldLines(result.prepared, result.told));
    return result.prepared;
  });
  for (const line of told) console.log(`  ${line}`);
  return prepared;
}
