/** The chosen files, each as something that can be read as its table: text, JSON, a sheet. */
import type { DropFileSummary } from '../drop.ts';
import type { ColumnSpec, TableSpec } from '../schema/column.ts';
import { type TableName, tables } from '../schema/index.ts';
import { ByteStream } from './byte-stream.ts';
import { type ChosenFiles, type DropPart, folded, missing, tableNames } from './choose-files.ts';
import { byteOrderMark } from './file-kind.ts';
import { formatOf, tableOfName } from './file-names.ts';
import { matchHeader } from './header.ts';
import type { IssueLog } from './issue-log.ts';
import { readJsonRows, type TextGrid } from './json-rows.ts';
import { invalidBytes } from './open-text.ts';
import { readGrid } from './read-grid.ts';
import { type ReadOnce, readTextTable, type Seal } from './read-table.ts';
import { shown } from './shown.ts';
import type { SourceFile } from './source-file.ts';
import { readWorkbook, type Sheet, serialDate } from './workbook.ts';
import { unpackedSize } from './zip-size.ts';

export interface TableSource {
  readonly read: ReadOnce;
  /** Of the file as it was read. */
  readonly summary: () => Omit<DropFileSummary, 'table'>;
}

export type TableSources = ReadonlyMap<TableName, TableSource>;

export async function tableSources(
  part: DropPart,
  { files, workbook }: ChosenFiles,
  log: IssueLog,
): Promise<TableSources> {
  if (workbook !== null) return sheetSources(workbook, part, log);
  return new Map(
    [...files].map(([table, file]) => [
      table,
      formatOf(file.name) === 'json' ? jsonSource(file) : textSource(file),
    ]),
  );
}

export function textSource(file: SourceFile): TableSource {
  let seal: Seal = { bytes: 0, sha256: '' };
  return {
    read: (context, log, several) =>
      readTextTable(
        file,
        context,
        log,
        (last) => {
          seal = last;
        },
        several,
      ),
    summary: () => ({ file: file.name, ...seal }),
  };
}

async function allBytes(file: SourceFile): Promise<{ bytes: Uint8Array<ArrayBuffer>; seal: Seal }> {
  const stream = new ByteStream(file);
  const bytes = await stream.rest();
  return { bytes, seal: await stream.finish() };
}

function jsonSource(file: SourceFile): TableSource {
  let seal: Seal = { bytes: 0, sha256: '' };
  return {
    read: async (context, log, several) => {
      const all = await allBytes(file);
      seal = all.seal;
      const grid = jsonGrid(file.name, all.bytes, log);
      return grid && readGrid(file.name, grid, context, log, several);
    },
    summary: () => ({ file: file.name, ...seal }),
  };
}

function jsonGrid(file: string, bytes: Uint8Array, log: IssueLog): TextGrid | null {
  if (bytes.every((byte) => byte <= 32)) {
    log.add({
      code: 'file-empty',
      file,
      message: 'The file is empty.',
      hint: 'Export it again; the upload may have failed.',
    });
    return null;
  }
  const mark = byteOrderMark(bytes);
  let text: string;
  try {
    text = new TextDecoder(mark?.encoding === 'utf-32' ? 'utf-8' : (mark?.encoding ?? 'utf-8'), {
      fatal: true,
    }).decode(bytes);
  } catch {
    log.add({ file, ...invalidBytes(null, 1) });
    return null;
  }
  const reading = readJsonRows(text);
  if (reading.ok) return reading.grid;
  log.add({
    code: 'file-syntax',
    file,
    line: reading.line,
    message: reading.message,
    hint: 'Export it again as a JSON array of objects.',
  });
  return null;
}

/** What a workbook may unpack to, in bytes: it is read as a whole. */
const LARGEST_WORKBOOK = 1 << 29;

async function sheetSources(
  workbook: SourceFile,
  { folder, isLater }: DropPart,
  log: IssueLog,
): Promise<TableSources> {
  const { bytes, seal } = await allBytes(workbook);
  const sheets = unpackedSize(bytes) > LARGEST_WORKBOOK ? null : await readWorkbook(bytes);
  if (sheets === null) {
    log.add({
      code: 'file-unreadable',
      file: workbook.name,
      message:
        'The file is no Excel workbook that can be opened; it may be damaged, locked by a password, or far too large.',
      hint: 'Save it again as .xlsx without a password, or save its sheets as CSV.',
    });
    return new Map();
  }
  const sources = new Map<TableName, TableSource>();
  for (const table of tableNames) {
    const fitting = sheets.filter(({ name }) => tableOfName(name)?.table === table);
    const [sheet] = fitting;
    if (sheet === undefined) {
      if (!isLater) missing(table, folder, log);
    } else if (fitting.length > 1) {
      log.add({
        code: 'file-unexpected',
        file: workbook.name,
        severity: 'error',
        scope: 'file',
        message: `The sheets ${fitting.map(({ name }) => `"${shown(name)}"`).join(' and ')} can both be the table ${table}.`,
        hint: 'Leave only the one that counts.',
      });
    } else {
      const file = `${workbook.name}#${sheet.name}`;
      if (sheet.name !== table) folded(file, table, log);
      sources.set(table, {
        read: async (context, to, several) =>
          readGrid(file, withDates(sheet, table, file, to), context, to, several),
        summary: () => ({ file, ...seal }),
      });
    }
  }
  for (const { name } of sheets) {
    if (tableOfName(name) !== null) continue;
    log.add({
      code: 'file-sheet-ignored',
      file: workbook.name,
      value: shown(name),
      message: `The sheet "${shown(name)}" is no table of a drop; not read.`,
    });
  }
  return sources;
}

/** Serial numbers in the columns of dates → dates; said once for each column. */
function withDates({ grid, numeric }: Sheet, table: TableName, file: string, log: IssueLog): TextGrid {
  const spec: TableSpec = tables[table];
  const dates = matchHeader(table, grid.header).flatMap(({ column }, at) => {
    const found: ColumnSpec | undefined = column === null ? undefined : spec[column];
    return found?.reader === 'day' ? [at] : [];
  });
  const said = new Set<number>();
  const rows = grid.rows.map(({ line, cells }, row) => ({
    line,
    cells: cells.map((cell, at) => {
      const date = dates.includes(at) && numeric(row, at) ? serialDate(cell) : null;
      if (date !== null && !said.has(at)) {
        said.add(at);
        log.add({
          code: 'date-excel-serial',
          file,
          line,
          column: matchHeader(table, grid.header)[at]?.column ?? null,
          field: at + 1,
          value: cell,
          severity: 'warning',
          message: `Dates are kept as the numbers of a spreadsheet, such as ${cell}; read as ${date} and so on.`,
        });
      }
      return date ?? cell;
    }),
  }));
  return { ...grid, rows };
}
