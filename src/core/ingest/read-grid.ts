/** Rows that are texts already, from JSON or a workbook → the same readers that bytes go through. */
import { BATCH_ROWS } from './batch.ts';
import type { ReadContext } from './bind-columns.ts';
import { matchHeader } from './header.ts';
import type { IssueLog } from './issue-log.ts';
import type { TextGrid, TextRow } from './json-rows.ts';
import type { FileRead } from './read-table.ts';
import { reportHeader } from './report-header.ts';
import type { SeveralFiles } from './several-files.ts';
import { startTable } from './start-table.ts';
import type { TableReader } from './table-reader.ts';

/** Rows handed on at a time; their text must fit one buffer with ease. */
const ROWS = 512;
const encoder = new TextEncoder();

export function readGrid(
  file: string,
  grid: TextGrid,
  context: ReadContext,
  log: IssueLog,
  several: SeveralFiles | null,
): FileRead | null {
  const { header, headerLine: line, rows } = grid;
  const fields = matchHeader(context.table, header, context.settings.columns?.[context.table]);
  const found = { delimiter: ',', fields, length: 0, line, nextLine: line + 1, blankLines: 0 } as const;
  const head = rows.slice(0, 30).map(({ cells }) => cells.join(','));
  if (
    !reportHeader(file, context.table, found, ['\n'.repeat(Math.max(0, line - 1)), ...head].join('\n'), log)
  )
    return null;
  const { reader, finish } = startTable(file, found, context, log, several);
  for (let from = 0; from < rows.length; from += ROWS) {
    handOn(rows.slice(from, from + ROWS), header.length, reader);
  }
  return finish();
}

function handOn(rows: readonly TextRow[], width: number, reader: TableReader): void {
  const filled: TextRow[] = [];
  for (const row of rows) {
    if (row.cells.every((cell) => cell.trim() === '')) reader.skipBlank(row.line);
    else filled.push(row);
  }
  const cells = filled.flatMap((row) => row.cells.map((cell) => encoder.encode(cell)));
  const starts = new Int32Array(Math.max(1, cells.length));
  const ends = new Int32Array(Math.max(1, cells.length));
  const bytes = new Uint8Array(cells.reduce((size, cell) => size + cell.length, 0));
  let at = 0;
  for (const [index, cell] of cells.entries()) {
    starts[index] = at;
    bytes.set(cell, at);
    at += cell.length;
    ends[index] = at;
  }
  const lines = Int32Array.from(filled, ({ line }) => line);
  if (filled.length > 0)
    reader.batch({
      bytes,
      view: new DataView(bytes.buffer),
      rows: Math.min(filled.length, BATCH_ROWS),
      width,
      starts,
      ends,
      lines,
    });
}
