/**
 * Stage 1: the files of a drop → typed tables and a list of issues. One possible reading is taken
 * and said; where there are two, or none, the drop is refused.
 */
import { parseIsoDay } from '../calendar.ts';
import type { Drop, DropFileSummary, RowCounts } from '../drop.ts';
import type { Issue } from '../issue.ts';
import type { Amount } from '../money.ts';
import type { TableName } from '../schema/index.ts';
import { quarantineShare, type ReadSettings } from '../settings.ts';
import type { ReadContext } from './bind-columns.ts';
import { plainTable, trackingTable } from './build-tables.ts';
import { chooseFiles, tableNames } from './choose-files.ts';
import { isNameKey } from './header.ts';
import { InfluencerLinks } from './influencer-links.ts';
import { IssueLog } from './issue-log.ts';
import { readTable, readTextTable, type TableRead } from './read-table.ts';
import { type SettledInfluencers, settleInfluencers } from './settle-influencers.ts';
import type { SourceFile } from './source-file.ts';
import type { TrackingRows } from './tracking-rows.ts';
import { CurrencyMarks } from './values/currency.ts';

export type { SourceFile } from './source-file.ts';

export interface ReadResult {
  readonly outcome: 'accept' | 'accept-with-warnings' | 'reject';
  readonly issues: readonly Issue[];
  readonly rows: Readonly<Record<TableName, RowCounts>>;
  readonly files: readonly DropFileSummary[];
  /** Money of rows that were left out, as far as it could be read. */
  readonly leftOut: { readonly revenue: Amount; readonly payouts: Amount };
  /** `null` on reject. */
  readonly drop: Drop | null;
}

/** `found` are problems met when the files were opened. */
export async function readDrop(
  files: readonly SourceFile[],
  settings: ReadSettings,
  found: readonly Issue[] = [],
): Promise<ReadResult> {
  const log = new IssueLog();
  for (const issue of found) log.adopt(issue);
  const asOf = settings.asOf === undefined ? null : parseIsoDay(settings.asOf);
  const shared = {
    settings,
    currency: new CurrencyMarks(settings.currency ?? null),
    orders: new Map(),
    // A day of grace: the drop may have been cut off in another zone.
    latest: asOf === null ? null : asOf + 1,
  };
  const chosen = chooseFiles(files, found, log);
  const summaries: DropFileSummary[] = [];
  const read = async (table: TableName, links: ReadContext['links']): Promise<TableRead | null> => {
    const file = chosen.files.get(table);
    if (file === undefined) return null;
    let seal = { bytes: 0, sha256: '' };
    const result = await readTable(
      (context, to) => readTextTable(file, context, to, (last) => void (seal = last)),
      { ...shared, table, links },
      log,
    );
    summaries.push({ table, file: file.name, ...seal });
    return result;
  };

  const influencers = await read('influencers', null);
  const settled = influencers && settleInfluencers(influencers, log);
  const links = influencers && settled && linksOf(influencers, settled);
  const reads: Partial<Record<TableName, TableRead | null>> = { influencers };
  for (const table of tableNames) if (table !== 'influencers') reads[table] = await read(table, links);
  if (influencers) checkNameKeys(influencers, reads, log);

  const { posts, tracking_data, payouts } = reads;
  const rows = Object.fromEntries(
    tableNames.map((table) => [table, countsOf(reads[table])]),
  ) as ReadResult['rows'];
  const leftOut = { revenue: tracking_data?.moneyLeftOut ?? 0, payouts: payouts?.moneyLeftOut ?? 0 };
  const whole =
    influencers && settled && posts && tracking_data && payouts
      ? { influencers, settled, posts, tracking_data, payouts }
      : null;
  const refused =
    whole === null || log.fileErrors > 0 || (log.rowErrors > 0 && quarantineShare(settings) === null);
  const issues = log.all();
  if (refused || whole === null)
    return { outcome: 'reject', issues, rows, files: summaries, leftOut, drop: null };
  const drop = assemble(whole, summaries, rows, issues);
  const outcome = issues.some(({ severity }) => severity !== 'note') ? 'accept-with-warnings' : 'accept';
  return { outcome, issues, rows, files: summaries, leftOut, drop };
}

function linksOf(influencers: TableRead, { ids, leftOut, kept }: SettledInfluencers): ReadContext['links'] {
  const byId = new InfluencerLinks(ids, leftOut, 'influencers');
  const index = influencers.columns.findIndex(({ name }) => name === 'name');
  const name = influencers.columns[index];
  if (name?.kind !== 'coded' || !('values' in influencers.rows)) return { byId, byName: byId };
  const codes = influencers.rows.values[index]?.values ?? [];
  const names = kept.map((row) => name.vocabulary.values[codes[row] ?? -1] ?? '');
  return { byId, byName: new InfluencerLinks(names, [], 'influencers') };
}

/** Influencers without ids: the other tables must then name them, not number them. */
function checkNameKeys(
  influencers: TableRead,
  reads: Readonly<Partial<Record<TableName, TableRead | null>>>,
  log: IssueLog,
): void {
  if (influencers.columns.some(({ name }) => name === 'id')) return;
  const numbered = Object.values(reads).find((read) =>
    read?.header.some((field) => field.column === 'influencer_id' && !isNameKey(field)),
  );
  if (!numbered) return;
  log.add({
    code: 'header-missing',
    file: influencers.file,
    line: 1,
    column: 'id',
    message: `There is no column "id", but ${numbered.file} names influencers by their ids.`,
    hint: 'Add the ids, or name influencers by `influencer_name` in the other files.',
  });
}

interface Whole extends Record<TableName, TableRead> {
  readonly settled: SettledInfluencers;
}

function assemble(
  { influencers, settled, posts, tracking_data, payouts }: Whole,
  files: readonly DropFileSummary[],
  rows: ReadResult['rows'],
  issues: readonly Issue[],
): Drop {
  const { ids, kept } = settled;
  const tracking = trackingTable(tracking_data, ids);
  const size = (column: { readonly values: readonly string[] } | null): number => column?.values.length ?? 0;
  const users = (tracking_data.rows as TrackingRows).users.counted([
    ids.length,
    size(tracking.campaign),
    size(tracking.product),
    size(tracking.source),
  ]);
  return {
    influencers: plainTable('influencers', influencers, ids, kept) as unknown as Drop['influencers'],
    posts: plainTable('posts', posts, ids, null) as unknown as Drop['posts'],
    tracking,
    payouts: plainTable('payouts', payouts, ids, null) as unknown as Drop['payouts'],
    users,
    files,
    rows,
    issues,
  };
}

function countsOf(read: TableRead | null | undefined): RowCounts {
  const {
    read: all = 0,
    accepted = 0,
    rejected = 0,
    rejectedByCascade = 0,
    skippedBlank = 0,
  } = read?.tally ?? {};
  return { read: all, accepted, rejected, rejectedByCascade, skippedBlank };
}
