/** baseline.csv, read as strictly as any table; it may be absent, and names no influencer and no user. */
import type { Drop } from '../drop.ts';
import type { ReadContext } from './bind-columns.ts';
import { plainTable } from './build-tables.ts';
import type { IssueLog } from './issue-log.ts';
import { readTable, readTextTable } from './read-table.ts';
import { ownName, type SourceFile } from './source-file.ts';

const BASELINE = 'baseline.csv';

/** `null` without the file, or when nothing of it can be read, which the log then says. */
export async function readBaseline(
  files: readonly SourceFile[],
  context: Omit<ReadContext, 'table' | 'links' | 'latest'>,
  log: IssueLog,
): Promise<Drop['baseline']> {
  const found = files.filter(({ name, table }) =>
    table === undefined ? ownName(name) === BASELINE : table === 'baseline',
  );
  if (found.length === 0) return null;
  const read = await readTable(
    found.map((file) => (own, to, several) => readTextTable(file, own, to, () => {}, several)),
    // A forecast may run past the date of the drop.
    { ...context, table: 'baseline', links: null, latest: null },
    log,
  );
  return read && (plainTable('baseline', read, [], null) as unknown as Drop['baseline']);
}
