/**
 * A table as a CSV file: RFC 4180, UTF-8 behind a byte order mark. Without the mark Excel reads the file in
 * the machine's old code page and breaks every name that isn't plain ASCII; what reads CSV otherwise skips it.
 */
import type { ColumnTable } from 'arquero';
import { csvFormatRow } from 'd3-dsv';
import { harmless } from '../../core/format/harmless.ts';
import type { Cell } from '../endpoints/list.ts';

const MARK = '\uFEFF';

export function csvOf(table: ColumnTable): string {
  const names = table.columnNames();
  const columns = names.map((name) => table.array(name) as ArrayLike<Cell>);
  const lines = [csvFormatRow(names)];
  for (let row = 0; row < table.numRows(); row++) {
    lines.push(csvFormatRow(columns.map((column) => csvCell(column[row] ?? null))));
  }
  return `${MARK}${lines.join('\r\n')}\r\n`;
}

/** Numbers stay numbers, negative ones too: only text can be taken for a formula. */
function csvCell(cell: Cell): string {
  if (cell === null) return '';
  return typeof cell === 'string' ? harmless(cell) : String(cell);
}
