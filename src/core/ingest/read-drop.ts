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
import { assembleDrop, type WholeRead } from './assemble-drop.ts';
import { readBaseline } from './baseline.ts';
import type { ReadContext } from './bind-columns.ts';
import { ByteStream } from './byte-stream.ts';
import { chooseFiles, tableNames } from './choose-files.ts';
import { isNameKey } from './header.ts';
import { InfluencerLinks } from './influencer-links.ts';
import { IssueLog } from './issue-log.ts';
import { checkManifest, MANIFEST, type Manifest, parseManifest } from './manifest.ts';
import { type Quarantined, quarantine } from './quarantine.ts';
import { readTable, type TableRead } from './read-table.ts';
import { type SettledInfluencers, settleInfluencers } from './settle-influencers.ts';
import type { SourceFile } from './source-file.ts';
import { tableSources } from './table-sources.ts';
import { CurrencyMarks } from './values/currency.ts';

export type { SourceFile } from './source-file.ts';

export interface ReadResult {
  readonly outcome: 'accept' | 'accept-with-warnings' | 'reject';
  readonly issues: readonly Issue[];
  readonly rows: Readonly<Record<TableName, RowCounts>>;
  readonly files: readonly DropFileSummary[];
  /** Money of the rows that were accepted; `null` when the tables could not be read to their end. */
  readonly accepted: Money | null;
  /** Money of rows that were left out, as far as it could be read. */
  readonly leftOut: Money;
  /** `null` on reject. */
  readonly drop: Drop | null;
}

interface Money {
  readonly revenue: Amount;
  readonly payouts: Amount;
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
  const sources = await tableSources(chooseFiles(files, found, log), log);
  const summaries: DropFileSummary[] = [];
  const read = async (table: TableName, links: ReadContext['links']): Promise<TableRead | null> => {
    const source = sources.get(table);
    if (source === undefined) return null;
    const result = await readTable(source.read, { ...shared, table, links }, log);
    summaries.push({ table, ...source.summary() });
    return result;
  };

  const influencers = await read('influencers', null);
  const settled = influencers && settleInfluencers(influencers, log);
  const links = influencers && settled && linksOf(influencers, settled);
  const reads: Reads = { influencers };
  for (const table of tableNames) if (table !== 'influencers') reads[table] = await read(table, links);
  if (influencers) checkNameKeys(influencers, reads, log);

  const baseline = await readBaseline(files, shared, log);

  const rows = Object.fromEntries(
    tableNames.map((table) => [table, countsOf(reads[table])]),
  ) as ReadResult['rows'];
  const leftOut = {
    revenue: reads.tracking_data?.moneyLeftOut ?? 0,
    payouts: reads.payouts?.moneyLeftOut ?? 0,
  };
  const whole = isWhole(reads) && settled ? { reads, settled } : null;
  const parts = whole && log.fileErrors === 0 ? assembleDrop(whole, summaries, log) : null;
  const share = quarantineShare(settings);
  if (whole && parts && log.rowErrors > 0 && share !== null) {
    quarantine({ ...quarantined(whole), kept: acceptedMoney(parts), leftOut }, share, log);
  }
  const manifest = await manifestAmong(files, log);
  if (manifest)
    checkManifest(manifest, parts && { ...parts, baseline, rows, issues: [] }, summaries, rows, log);
  const issues = log.all();
  const refused = parts === null || log.fileErrors > 0 || (log.rowErrors > 0 && share === null);
  const clean = issues.every(({ severity }) => severity === 'note');
  return {
    outcome: refused ? 'reject' : clean ? 'accept' : 'accept-with-warnings',
    issues,
    rows,
    files: summaries,
    accepted: parts && acceptedMoney(parts),
    leftOut,
    drop: refused ? null : { ...parts, baseline, rows, issues },
  };
}

async function manifestAmong(files: readonly SourceFile[], log: IssueLog): Promise<Manifest | null> {
  const file = files.find(({ name }) => name === MANIFEST);
  if (file === undefined) return null;
  const bytes = await new ByteStream(file).rest();
  return parseManifest(new TextDecoder().decode(bytes), log);
}

type Reads = Partial<Record<TableName, TableRead | null>>;

function isWhole(reads: Reads): reads is Record<TableName, TableRead> {
  return tableNames.every((table) => reads[table]);
}

function quarantined({ reads }: WholeRead): Pick<Quarantined, 'tallies' | 'files'> {
  const each = <T>(of: (read: TableRead) => T): Record<TableName, T> => ({
    influencers: of(reads.influencers),
    posts: of(reads.posts),
    tracking_data: of(reads.tracking_data),
    payouts: of(reads.payouts),
  });
  return { tallies: each(({ tally }) => tally), files: each(({ file }) => file) };
}

function acceptedMoney({ tracking, payouts }: Pick<Drop, 'tracking' | 'payouts'>): Money {
  const sum = (values: Float64Array): Amount => values.reduce((total, value) => total + value, 0);
  return { revenue: sum(tracking.revenue), payouts: sum(payouts.total_payout) };
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
function checkNameKeys(influencers: TableRead, reads: Readonly<Reads>, log: IssueLog): void {
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
