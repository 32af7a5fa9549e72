/**
 * The fast way through records that are plain: whole, unquoted, of the right width. Four bytes are
 * looked at together, since nearly all bytes of text are above every byte that could end a cell.
 */
import { BATCH_ROWS } from './batch.ts';
import { CR, LF, type ScanTables } from './scan-record.ts';

/** Line ends, the quote and the comma are all below this byte. */
const ABOVE_STOPS = 45;
const FOUR_ABOVE = 0x2d2d2d2d;
const FOUR_HIGH = 0x80808080;
/** Longer records go the slow way, which minds the limits. */
const LONGEST = 1 << 20;

/** Where the scan has come to. */
export interface ScanState {
  /** Rows in the tables. */
  rows: number;
  /** Physical line of the next record. */
  line: number;
  lf: number;
  crlf: number;
}

/**
 * Scans records from `from` on until one isn't plain or the tables are full; gives the first byte
 * that is left. Behind the last byte there must be a line end, and room to look at three more.
 */
export function scanPlainRecords(
  bytes: Uint8Array,
  view: DataView,
  from: number,
  length: number,
  { delimiter, width, stops, starts, ends }: ScanTables,
  lines: Int32Array,
  state: ScanState,
): number {
  const fast = delimiter < ABOVE_STOPS;
  const firstRow = state.rows;
  let row = firstRow;
  let crlf = 0;
  let begin = from;
  records: for (; row < BATCH_ROWS; row++) {
    let at = begin;
    let byte = 0;
    const last = row * width + width - 1;
    for (let cell = row * width; ; cell++) {
      starts[cell] = at;
      for (;;) {
        if (fast) {
          let four = view.getInt32(at, true);
          let low = (four - FOUR_ABOVE) & ~four & FOUR_HIGH;
          while (low === 0) {
            at += 4;
            four = view.getInt32(at, true);
            low = (four - FOUR_ABOVE) & ~four & FOUR_HIGH;
          }
          at += (31 - Math.clz32(low & -low)) >> 3;
        }
        byte = bytes[at] as number;
        if (stops[byte] !== 0) break;
        at++;
      }
      ends[cell] = at;
      if (cell === last) break;
      if (byte !== delimiter) break records;
      at++;
    }
    if (byte === LF && at < length) at++;
    else if (byte === CR && at + 1 < length && bytes[at + 1] === LF) {
      at += 2;
      crlf++;
    } else break;
    if (at - begin > LONGEST) break;
    lines[row] = state.line + row - firstRow;
    begin = at;
  }
  const scanned = row - firstRow;
  state.rows = row;
  state.line += scanned;
  state.crlf += crlf;
  state.lf += scanned - crlf;
  return begin;
}
