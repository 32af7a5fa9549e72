/** Reads one file into the rows of its table, saying all that is to be said of it. */
import { mayBeEmpty } from '../settings.ts';
import { type BoundColumn, bindColumns, type ReadContext } from './bind-columns.ts';
import { ByteStream } from './byte-stream.ts';
import type { FoundHeader } from './dialect.ts';
import { GroupUsers } from './group-users.ts';
import type { HeaderField } from './header.ts';
import type { IssueLog } from './issue-log.ts';
import { invalidBytes, openText } from './open-text.ts';
import { PlainRows } from './plain-rows.ts';
import { RecordSplitter } from './record-splitter.ts';
import { reportHeader } from './report-header.ts';
import { type SettledDates, settleDates } from './settle-dates.ts';
import type { SourceFile } from './source-file.ts';
import { type RowSink, TableReader, type Tally } from './table-reader.ts';
import { TouchRows } from './touch-rows.ts';
import { TrackingRows } from './tracking-rows.ts';

export interface TableRead {
  readonly file: string;
  readonly header: readonly HeaderField[];
  readonly columns: readonly BoundColumn[];
  readonly rows: PlainRows | TrackingRows;
  /** Of tracking data, when the settings ask for them. */
  readonly touches: TouchRows | null;
  /** Of tracking data with a column `group`. */
  readonly groupUsers: GroupUsers | null;
  readonly tally: Tally;
  /** In ten-thousandths. */
  readonly moneyLeftOut: number;
  readonly dates: SettledDates;
}

/** Reads the file once; `null` when nothing of it can be read. */
export type ReadOnce = (context: ReadContext, log: IssueLog) => Promise<TableRead | null>;

/**
 * Reads the file, and once more where the order of day and month that its columns prove makes some
 * of the dates wrong: so each of those rows is judged as a whole.
 */
export async function readTable(
  read: ReadOnce,
  context: ReadContext,
  log: IssueLog,
): Promise<TableRead | null> {
  const forget = log.mark();
  const first = await read(context, log);
  if (first === null) return null;
  const { orders, inferred, again } = first.dates;
  for (const found of inferred) if (!again) log.add(found);
  if (!again) return first;
  forget();
  for (const found of inferred) log.add(found);
  return read({ ...context, orders }, log);
}

export interface Seal {
  bytes: number;
  sha256: string;
}

/** Reads a delimited text file; its size and hash are handed to `seal`. */
export async function readTextTable(
  file: SourceFile,
  context: ReadContext,
  log: IssueLog,
  seal: (seal: Seal) => void,
): Promise<TableRead | null> {
  const stream = new ByteStream(file);
  const read = await readStream(file.name, stream, context, log);
  seal(await stream.finish());
  return read;
}

async function readStream(
  file: string,
  stream: ByteStream,
  context: ReadContext,
  log: IssueLog,
): Promise<TableRead | null> {
  const { table, settings } = context;
  const opening = await openText(stream, table, settings);
  if (!opening.ok) {
    log.add({ file, ...opening.problem });
    return null;
  }
  const { header, ahead, source, found, head } = opening.text;
  for (const issue of found) log.add({ file, ...issue });
  if (header.delimiter !== ',' && !(header.delimiter === '\t' && file.toLowerCase().endsWith('.tsv'))) {
    log.add({
      code: 'dialect-delimiter',
      file,
      line: header.line,
      value: header.delimiter === '\t' ? 'tab' : header.delimiter,
      message: `Fields are separated by ${DELIMITER_NAMES[header.delimiter]}; read so.`,
    });
  }
  if (!reportHeader(file, table, header, head, log)) return null;

  const { reader, finish } = startTable(file, header, context, log);
  const dialect = {
    delimiter: header.delimiter.charCodeAt(0),
    escape: settings.escape === undefined ? -1 : settings.escape.charCodeAt(0),
  };
  const splitter = new RecordSplitter(dialect, header.fields.length, header.nextLine, reader);
  for (let chunk: Uint8Array | null = ahead; chunk !== null; chunk = await source.next())
    splitter.push(chunk);
  if (source.invalidAt !== null) log.add({ file, ...invalidBytes(source.invalidAt, splitter.lineAtEnd()) });
  else splitter.end();
  const { lf, crlf, cr } = splitter.lineEnds;
  if (cr > 0 || (lf > 0 && crlf > 0)) {
    log.add({
      code: 'dialect-line-ending',
      file,
      line: 1,
      message:
        lf + crlf === 0
          ? 'Lines end with a lone carriage return; read so.'
          : 'Lines end in different ways; each is read as the end of a line.',
    });
  }
  return finish();
}

const DELIMITER_NAMES = { ',': 'commas', ';': 'semicolons', '\t': 'tabs', '|': 'vertical bars' } as const;

/** The reader of a table under its header, and what closes it when all records have been given to it. */
export function startTable(
  file: string,
  { fields, line, blankLines }: Pick<FoundHeader, 'fields' | 'line' | 'blankLines'>,
  context: ReadContext,
  log: IssueLog,
): { reader: TableReader; finish: () => TableRead | null } {
  const { table, settings } = context;
  const before = log.fileErrors;
  const columns = bindColumns(fields, context);
  const rows =
    table === 'tracking_data' ? new TrackingRows(columns, fields) : new PlainRows(columns, fields.length);
  const touches = table === 'tracking_data' && settings.touches ? new TouchRows(columns) : null;
  const groupUsers = GroupUsers.among(columns);
  const reader = new TableReader(file, table, fields, columns, inTurn(rows, touches, groupUsers), log);
  if (blankLines > 0) reader.skipBlank(line - blankLines, blankLines);
  const finish = (): TableRead | null => {
    const dates = settleDates(file, columns, log);
    if (reader.tally.read === 0 && log.fileErrors === before) {
      const allowed = mayBeEmpty(settings, table);
      log.add({
        code: 'file-no-rows',
        file,
        severity: allowed ? 'warning' : 'error',
        message: `There are no rows in the table ${table}.`,
        hint: allowed
          ? null
          : `Export it again; if there truly are none, set \`allowEmpty: [${table}]\` in the report.`,
      });
    }
    return {
      file,
      header: fields,
      columns,
      rows,
      touches,
      groupUsers,
      tally: reader.tally,
      moneyLeftOut: reader.moneyLeftOut,
      dates,
    };
  };
  return { reader, finish };
}

/** Gives each batch to all of them; the first alone where there are no others. */
function inTurn(first: RowSink, ...others: readonly (RowSink | null)[]): RowSink {
  const sinks = [first, ...others.filter((sink) => sink !== null)];
  if (sinks.length === 1) return first;
  return {
    take: (batch, fate, tell) => {
      for (const sink of sinks) sink.take(batch, fate, tell);
    },
  };
}
