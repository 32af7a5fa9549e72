/** One record of any form: finds its cells and what is odd about it, and judges nothing. */

export const LF = 10;
export const CR = 13;
export const QUOTE = 34;

/** Bytes that end a run of plain ones, and where cells are written to. */
export interface ScanTables {
  readonly delimiter: number;
  readonly width: number;
  readonly stops: Uint8Array;
  /** The same inside quotes. */
  readonly quotedStops: Uint8Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

/** What was found; one object for all records. Fields are 0-based, -1 = none. */
export interface ScannedRecord {
  /** First byte behind the record. */
  next: number;
  /** Fields found, also those beyond the width. */
  fields: number;
  /** Line ends inside quotes. */
  innerLines: number;
  /** The field whose quote is open at the end of the file. */
  openField: number;
  /** The first field with text behind its closing quote. */
  brokenField: number;
  /** The first field that holds a quote without being quoted. */
  strayField: number;
  /** A field beyond the width holds something. */
  extraFilled: boolean;
  /** First byte of the record's line end. */
  end: number;
  lineEnd: 'lf' | 'crlf' | 'cr' | 'none';
  /** Cells with doubled or escaped quotes, at their place in the tables. */
  readonly escaped: number[];
}

export function scannedRecord(): ScannedRecord {
  return {
    next: 0,
    fields: 0,
    innerLines: 0,
    openField: -1,
    brokenField: -1,
    strayField: -1,
    extraFilled: false,
    end: 0,
    lineEnd: 'none',
    escaped: [],
  };
}

/**
 * Scans the record at `from`, writing its cells at `base`. False when the bytes end before the
 * record does and more may come. Behind the last byte there must be a line end.
 */
export function scanRecord(
  bytes: Uint8Array,
  from: number,
  length: number,
  final: boolean,
  tables: ScanTables,
  base: number,
  found: ScannedRecord,
): boolean {
  const { delimiter, width, stops, starts, ends } = tables;
  found.fields = 0;
  found.innerLines = 0;
  found.openField = -1;
  found.brokenField = -1;
  found.strayField = -1;
  found.extraFilled = false;
  found.escaped.length = 0;
  let at = from;
  for (;;) {
    const field = found.fields++;
    let start = at;
    let end: number;
    if (bytes[at] === QUOTE) {
      start = at + 1;
      end = closingQuote(bytes, start, length, final, tables.quotedStops, found, base + field);
      if (end < 0) return false;
      if (end >= length) {
        found.openField = field;
        found.next = length;
        return true;
      }
      at = end + 1;
      if (at > length || (at === length && !final)) return false;
      if (stops[bytes[at] as number] === 0 || bytes[at] === QUOTE) {
        if (found.brokenField < 0) found.brokenField = field;
        while (stops[bytes[at] as number] === 0 || bytes[at] === QUOTE) at++;
      }
    } else {
      for (;;) {
        while (stops[bytes[at] as number] === 0) at++;
        if (bytes[at] !== QUOTE) break;
        if (found.strayField < 0) found.strayField = field;
        at++;
      }
      end = at;
    }
    if (at >= length && !final) return false;
    if (field < width) {
      starts[base + field] = start;
      ends[base + field] = end;
    } else if (!blankBytes(bytes, start, end)) found.extraFilled = true;
    if (bytes[at] !== delimiter) break;
    at++;
  }
  return lineEnd(bytes, at, length, final, found);
}

/**
 * The byte of the quote that closes the cell; the length when the file ends before it, -1 when
 * more bytes may come.
 */
function closingQuote(
  bytes: Uint8Array,
  from: number,
  length: number,
  final: boolean,
  stops: Uint8Array,
  found: ScannedRecord,
  cell: number,
): number {
  const escapedBefore = found.escaped.length;
  let at = from;
  for (;;) {
    while (stops[bytes[at] as number] === 0) at++;
    if (at >= length) return final ? length : -1;
    // Two bytes decide; the second may not be there yet.
    const byte = bytes[at];
    if (byte !== LF && at + 1 >= length && !final) return -1;
    const next = at + 1 < length ? bytes[at + 1] : -1;
    if (byte === LF) found.innerLines++;
    else if (byte === CR) {
      if (next !== LF) found.innerLines++;
    } else if (byte === QUOTE && next !== QUOTE) return at;
    else {
      if (found.escaped.length === escapedBefore) found.escaped.push(cell);
      // A line end is counted, escaped or not.
      if (next !== LF && next !== CR) at++;
    }
    at++;
  }
}

function lineEnd(
  bytes: Uint8Array,
  at: number,
  length: number,
  final: boolean,
  found: ScannedRecord,
): boolean {
  found.end = at;
  found.next = at + 1;
  if (bytes[at] === CR) {
    if (at + 1 >= length && !final) return false;
    const both = at + 1 < length && bytes[at + 1] === LF;
    found.lineEnd = both ? 'crlf' : 'cr';
    if (both) found.next++;
  } else found.lineEnd = at < length ? 'lf' : 'none';
  return true;
}

/** Nothing but blanks, or the no-break spaces that spreadsheets leave. */
export function blankBytes(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const byte = bytes[at];
    if (byte === 32 || byte === 9) continue;
    if (byte !== 0xc2 || bytes[at + 1] !== 0xa0) return false;
    at++;
  }
  return true;
}
