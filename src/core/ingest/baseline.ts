/** baseline.csv, read as strictly as any table; it may be absent, and names no influencer and no user. */
import type { Drop, DropFileSummary } from '../drop.ts';
import type { ReadContext } from './bind-columns.ts';
import { plainTable } from './build-tables.ts';
import type { IssueLog } from './issue-log.ts';
import { readTable, type TableRead } from './read-table.ts';
import { ownName, type SourceFile } from './source-file.ts';
import { textSource } from './table-sources.ts';

const BASELINE = 'baseline.csv';

export interface BaselineRead {
  /** `null` when nothing of it can be read, which the log then says. */
  readonly read: TableRead | null;
  readonly files: readonly DropFileSummary[];
}

/** `null` without the file. */
export async function readBaseline(
  files: readonly SourceFile[],
  context: Omit<ReadContext, 'table' | 'links' | 'latest'>,
  log: IssueLog,
): Promise<BaselineRead | null> {
  const sources = files
    .filter(({ name, table }) => (table === undefined ? ownName(name) === BASELINE : table === 'baseline'))
    .map(textSource);
  if (sources.length === 0) return null;
  const read = await readTable(
    sources.map((source) => source.read),
    // A forecast may run past the date of the drop.
    { ...context, table: 'baseline', links: null, latest: null },
    log,
  );
  return { read, files: sources.map(({ summary }) => ({ table: 'baseline', ...summary() })) };
}

export function baselineTable(read: TableRead): Drop['baseline'] {
  return plainTable('baseline', read, [], null) as unknown as Drop['baseline'];
}
