/** Hands the reader a file that was made in the page. */
import { csvFormatRow } from 'd3-dsv';
import { harmless } from '../core/format/harmless.ts';
import { takenAddress } from './taken.ts';

/** RFC 4180 behind a byte order mark, without which a spreadsheet breaks names; text is kept from being a formula. */
export function csvText(rows: Iterable<readonly (string | number)[]>): string {
  const lines = Array.from(rows, (row) =>
    csvFormatRow(row.map((cell) => (typeof cell === 'number' ? String(cell) : harmless(cell)))),
  );
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}

export function takeFile(name: string, content: Blob): void {
  const link = document.createElement('a');
  link.href = takenAddress(content);
  link.download = name;
  link.click();
}
