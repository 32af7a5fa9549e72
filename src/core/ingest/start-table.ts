/** Begins to read a file as its table, once its header is known. */
import { mayBeEmpty } from '../settings.ts';
import { bindColumns, type ReadContext } from './bind-columns.ts';
import type { FoundHeader } from './dialect.ts';
import { gatheredIn, inTurn } from './gathered.ts';
import type { IssueLog } from './issue-log.ts';
import type { FileRead } from './read-table.ts';
import { dayOf, settleDates } from './settle-dates.ts';
import type { SeveralFiles } from './several-files.ts';
import { TableReader } from './table-reader.ts';

/** The reader of a table under its header, and what closes it when all records have been given to it. */
export function startTable(
  file: string,
  { fields, line, blankLines }: Pick<FoundHeader, 'fields' | 'line' | 'blankLines'>,
  context: ReadContext,
  log: IssueLog,
  several: SeveralFiles | null,
): { reader: TableReader; finish: () => FileRead } {
  const { table, settings } = context;
  const before = log.fileErrors;
  const columns = bindColumns(fields, context, several?.vocabularies);
  const own = several === null ? gatheredIn(context, columns, fields) : null;
  const sink = own === null ? several?.next(fields, columns) : inTurn(own);
  if (sink === undefined) throw new Error('nothing takes the rows');
  const reader = new TableReader(file, table, fields, columns, sink, log);
  if (blankLines > 0) reader.skipBlank(line - blankLines, blankLines);
  const finish = (): FileRead => {
    const dates = settleDates(file, columns, log);
    const gathered = own ?? several?.gathered();
    if (gathered === undefined) throw new Error('nothing took the rows');
    const days = dayOf(columns, dates.orders);
    gathered.rows.settleDays(days);
    gathered.touches?.settleDays(days);
    if (reader.tally.read === 0 && log.fileErrors === before) tellNoRows();
    several?.tellRepeats(file, reader.tally, log);
    const { tally, moneyLeftOut } = reader;
    return { file, header: fields, columns, tally, moneyLeftOut, dates, gathered };
  };
  const tellNoRows = (): void => {
    // What came since the drop before may be nothing.
    const allowed = mayBeEmpty(settings, table) || several?.isFirst === false;
    log.add({
      code: 'file-no-rows',
      file,
      severity: allowed ? 'warning' : 'error',
      message: `There are no rows in the table ${table}.`,
      hint: allowed
        ? null
        : `Export it again; if there truly are none, set \`allowEmpty: [${table}]\` in index.md of the report.`,
    });
  };
  return { reader, finish };
}
