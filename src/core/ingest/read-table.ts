/** Reads one file into the rows of its table, saying all that is to be said of it. */
import type { BoundColumn, ReadContext } from './bind-columns.ts';
import { ByteStream } from './byte-stream.ts';
import type { Gathered } from './gathered.ts';
import type { HeaderField } from './header.ts';
import type { IssueLog } from './issue-log.ts';
import { invalidBytes, openText } from './open-text.ts';
import { RecordSplitter } from './record-splitter.ts';
import { reportHeader } from './report-header.ts';
import type { SettledDates } from './settle-dates.ts';
import { SeveralFiles } from './several-files.ts';
import type { SourceFile } from './source-file.ts';
import { startTable } from './start-table.ts';
import type { Tally } from './table-reader.ts';

export interface TableRead extends Gathered {
  /** The file; of several the last one. */
  readonly file: string;
  /** Of all files. */
  readonly header: readonly HeaderField[];
  readonly tally: Tally;
  /** In ten-thousandths. */
  readonly moneyLeftOut: number;
  /** Each file as it was read; one, unless the drop is appended of several folders. */
  readonly files: readonly FileRead[];
}

export interface FileRead {
  readonly file: string;
  readonly header: readonly HeaderField[];
  /** In their places in this file. */
  readonly columns: readonly BoundColumn[];
  readonly tally: Tally;
  /** In ten-thousandths. */
  readonly moneyLeftOut: number;
  readonly dates: SettledDates;
  /** What the rows were gathered in. */
  readonly gathered: Gathered;
}

/** Reads a file once, beside others where there are several; `null` when nothing of it can be read. */
export type ReadOnce = (
  context: ReadContext,
  log: IssueLog,
  several: SeveralFiles | null,
) => Promise<FileRead | null>;

/**
 * Reads the files of a table, and once more where the order of day and month that the columns of a file prove makes
 * some of its dates wrong: so each of those rows is judged as a whole. `null` when one of them cannot be read.
 */
export async function readTable(
  reads: readonly ReadOnce[],
  context: ReadContext,
  log: IssueLog,
): Promise<TableRead | null> {
  const forget = log.mark();
  const first = await readEach(reads, () => context, log);
  if (first === null) return null;
  const again = first.some(({ dates }) => dates.again);
  if (again) forget();
  for (const { dates } of first) for (const found of dates.inferred) log.add(found);
  if (!again) return joined(first);
  const second = await readEach(
    reads,
    (at) => ({ ...context, orders: first[at]?.dates.orders ?? context.orders }),
    log,
  );
  return second && joined(second);
}

async function readEach(
  reads: readonly ReadOnce[],
  contextOf: (at: number) => ReadContext,
  log: IssueLog,
): Promise<FileRead[] | null> {
  const several = reads.length > 1 ? new SeveralFiles(contextOf(0)) : null;
  const files: FileRead[] = [];
  let isWhole = true;
  for (const [at, read] of reads.entries()) {
    const file = await read(contextOf(at), log, several);
    if (file === null) isWhole = false;
    else files.push(file);
  }
  return isWhole ? files : null;
}

function joined(files: readonly FileRead[]): TableRead | null {
  const last = files.at(-1);
  if (last === undefined) return null;
  const { file, tally, gathered } = last;
  // Counted on, where rows turn out not to count.
  if (files.length === 1) return { ...gathered, ...last, columns: gathered.columns, files };
  const all: Tally = { read: 0, accepted: 0, rejected: 0, rejectedByCascade: 0, skippedBlank: 0 };
  for (const name of Object.keys(tally) as (keyof Tally)[])
    for (const one of files) all[name] += one.tally[name];
  return {
    ...gathered,
    file,
    header: files.flatMap(({ header }) => header),
    tally: all,
    moneyLeftOut: files.reduce((sum, one) => sum + one.moneyLeftOut, 0),
    files,
  };
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
  several: SeveralFiles | null,
): Promise<FileRead | null> {
  const stream = new ByteStream(file);
  const read = await readStream(file.name, stream, context, log, several);
  seal(await stream.finish());
  return read;
}

async function readStream(
  file: string,
  stream: ByteStream,
  context: ReadContext,
  log: IssueLog,
  several: SeveralFiles | null,
): Promise<FileRead | null> {
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

  const { reader, finish } = startTable(file, header, context, log, several);
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
