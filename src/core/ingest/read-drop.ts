/**
 * Stage 1: the files of a drop → typed tables and a list of issues. One possible reading is taken
 * and said; where there are two, or none, the drop is refused.
 */
import { parseIsoDay } from '../calendar.ts';
import type { Drop, DropFileSummary, RowCounts, RowsRead } from '../drop.ts';
import type { Issue } from '../issue.ts';
import type { Amount } from '../money.ts';
import type { SpecName, TableName } from '../schema/index.ts';
import { quarantineShare, type ReadSettings } from '../settings.ts';
import { assembleDrop } from './assemble-drop.ts';
import { baselineTable, readBaseline } from './baseline.ts';
import type { ReadContext } from './bind-columns.ts';
import { ByteStream } from './byte-stream.ts';
import { chooseFiles, type DropPart, partsOf, tableNames } from './choose-files.ts';
import { isNameKey } from './header.ts';
import { InfluencerLinks } from './influencer-links.ts';
import { IssueLog } from './issue-log.ts';
import { checkManifest, type FolderRead, MANIFEST, type Manifest, parseManifest } from './manifest.ts';
import { quarantine } from './quarantine.ts';
import { readTable, type TableRead } from './read-table.ts';
import { type SettledInfluencers, settleInfluencers } from './settle-influencers.ts';
import { folderOf, ownName, type SourceFile } from './source-file.ts';
import { type TableSources, tableSources } from './table-sources.ts';
import { CurrencyMarks } from './values/currency.ts';

export type { SourceFile } from './source-file.ts';

export interface ReadResult {
  readonly outcome: 'accept' | 'accept-with-warnings' | 'reject';
  readonly issues: readonly Issue[];
  readonly rows: RowsRead;
  readonly files: readonly DropFileSummary[];
  /** Money of the rows that were accepted; `null` when the tables could not be read to their end. */
  readonly accepted: Money | null;
  /** Money of rows that were left out, as far as it could be read. */
  readonly leftOut: Money;
  /** What stands beside amounts; `null` = nothing does, or the settings name the currency. */
  readonly currencyMark: string | null;
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
  const sources: TableSources[] = [];
  const parts = partsOf(files);
  for (const part of parts) sources.push(await tableSources(part, chooseFiles(part, found, log), log));
  const summaries: DropFileSummary[] = [];
  const read = async (table: TableName, links: ReadContext['links']): Promise<TableRead | null> => {
    const own = sources.flatMap((part) => part.get(table) ?? []);
    const reads = own.map((source) => source.read);
    const result = await readTable(reads, { ...shared, table, links }, log);
    for (const { summary } of own) summaries.push({ table, ...summary() });
    return result;
  };

  const influencers = await read('influencers', null);
  const settled = influencers && settleInfluencers(influencers, log);
  const links = influencers && settled && linksOf(influencers, settled);
  const reads: Reads = { influencers };
  for (const table of tableNames) if (table !== 'influencers') reads[table] = await read(table, links);
  if (influencers) checkNameKeys(influencers, reads, log);

  const beside = await readBaseline(files, shared, log);
  if (beside) summaries.push(...beside.files);
  const baseline = beside?.read ? baselineTable(beside.read) : null;
  reads.baseline = beside?.read ?? null;

  const rows = Object.fromEntries([
    ...tableNames.map((table) => [table, countsOf(reads[table])]),
    ...(beside ? [['baseline', countsOf(beside.read)]] : []),
  ]) as RowsRead;
  const leftOut = {
    revenue: reads.tracking_data?.moneyLeftOut ?? 0,
    payouts: reads.payouts?.moneyLeftOut ?? 0,
  };
  const whole = isWhole(reads) && settled ? { reads, settled } : null;
  const assembled = whole && log.fileErrors === 0 ? assembleDrop(whole, summaries, log) : null;
  const share = quarantineShare(settings);
  if (whole && assembled && log.rowErrors > 0 && share !== null) {
    quarantine({ tables: whole.reads, kept: acceptedMoney(assembled), leftOut }, share, log);
  }
  for (const part of parts) {
    const manifest = await manifestAmong(part, log);
    if (manifest === null) continue;
    const drop = assembled && { ...assembled, baseline, rows, issues: [] };
    checkManifest(manifest, readOf(part.folder, parts.length > 1 ? null : drop, summaries, reads), log);
  }
  const issues = log.all();
  const refused = assembled === null || log.fileErrors > 0 || (log.rowErrors > 0 && share === null);
  const clean = issues.every(({ severity }) => severity === 'note');
  return {
    outcome: refused ? 'reject' : clean ? 'accept' : 'accept-with-warnings',
    issues,
    rows,
    files: summaries,
    accepted: assembled && acceptedMoney(assembled),
    leftOut,
    currencyMark: shared.currency.mark,
    drop: refused ? null : { ...assembled, baseline, rows, issues },
  };
}

async function manifestAmong({ files }: DropPart, log: IssueLog): Promise<Manifest | null> {
  const file = files.find(({ name }) => ownName(name) === MANIFEST);
  if (file === undefined) return null;
  const bytes = await new ByteStream(file).rest();
  return parseManifest(new TextDecoder().decode(bytes), file.name, log);
}

/** The files of one folder as they were read. */
function readOf(
  folder: string,
  drop: Drop | null,
  summaries: readonly DropFileSummary[],
  reads: Readonly<Reads>,
): FolderRead {
  return {
    folder,
    drop,
    files: summaries
      .filter(({ file }) => folderOf(file) === folder)
      .map((summary) => {
        const { tally } = reads[summary.table]?.files.find(({ file }) => file === summary.file) ?? {};
        return { ...summary, read: tally?.read ?? 0, isWhole: tally?.accepted === tally?.read };
      }),
  };
}

type Reads = Partial<Record<SpecName, TableRead | null>>;

function isWhole(reads: Reads): reads is Record<TableName, TableRead> {
  return tableNames.every((table) => reads[table]);
}

function acceptedMoney({ tracking, payouts }: Pick<Drop, 'tracking' | 'payouts'>): Money {
  const sum = (values: Float64Array): Amount => values.reduce((total, value) => total + value, 0);
  return { revenue: sum(tracking.revenue), payouts: sum(payouts.total_payout) };
}

function linksOf(influencers: TableRead, { ids, leftOut, kept }: SettledInfluencers): ReadContext['links'] {
  const byId = new InfluencerLinks(ids, leftOut, 'influencers');
  const name = influencers.columns.find((column) => column.name === 'name');
  if (name?.kind !== 'coded' || !('of' in influencers.rows)) return { byId, byName: byId };
  const codes = influencers.rows.of('name')?.values ?? [];
  const names = kept.map((row) => name.vocabulary.values[codes[row] ?? -1] ?? '');
  return { byId, byName: new InfluencerLinks(names, [], 'influencers') };
}

/** Influencers without ids: the other tables must then name them, not number them. */
function checkNameKeys(influencers: TableRead, reads: Readonly<Reads>, log: IssueLog): void {
  if (influencers.columns.some(({ name }) => name === 'id')) {
    for (const { file, columns } of influencers.files) {
      if (columns.some(({ name }) => name === 'id')) continue;
      log.add({
        code: 'header-missing',
        file,
        line: 1,
        column: 'id',
        message: 'There is no column "id", but other drops give influencers one.',
        hint: 'Add the ids.',
      });
    }
    return;
  }
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
