/**
 * Bytes → records, by RFC 4180, over chunks of any size. Finds cells and lines and nothing else;
 * what cannot be a record of the table's width is handed out one by one as irregular.
 */
import { BATCH_ROWS, type Batch } from './batch.ts';
import { type ScanState, scanPlainRecords } from './scan-plain-records.ts';
import { blankBytes, CR, LF, QUOTE, type ScanTables, scannedRecord, scanRecord } from './scan-record.ts';

export interface Dialect {
  readonly delimiter: number;
  /** A byte that takes the meaning off the quote that follows it, inside quotes; -1 = none. */
  readonly escape: number;
}

/** A record that cannot be taken as it stands. */
export interface Irregular {
  readonly kind: 'fields' | 'text-after-close' | 'unterminated' | 'too-large';
  readonly line: number;
  /** Lines that the record runs over. */
  readonly lines: number;
  /** Number of fields found. */
  readonly fields: number;
  /** 0-based field of a quoting problem. */
  readonly field: number;
  /** Fields beyond the width hold nothing. */
  readonly extraEmpty: boolean;
  /** Every field is empty or white space. */
  readonly blank: boolean;
  /** The record as it stands, cut short. */
  readonly text: string;
}

export interface RecordSink {
  batch(batch: Batch): void;
  irregular(record: Irregular): void;
  /** A quote in the middle of a cell that isn't quoted: kept as data. */
  strayQuote(line: number, field: number, text: string): void;
}

/** The longest cell that is taken, and the longest record that is waited for, in bytes. */
const LARGEST_CELL = 1 << 20;
const LARGEST_RECORD = 8 << 20;
/** Bytes behind the text that may be looked at. */
const SLACK = 8;
/** So much of an irregular record is shown. */
const SHOWN = 400;

const decoder = new TextDecoder();

export class RecordSplitter {
  readonly #sink: RecordSink;
  readonly #escape: number;
  readonly #tables: ScanTables;
  readonly #lines = new Int32Array(BATCH_ROWS);
  readonly #state: ScanState;
  readonly #found = scannedRecord();
  #buffer = new Uint8Array(1 << 16);
  #view = new DataView(this.#buffer.buffer);
  #length = 0;
  /** Bytes that must be there before it is worth while to split again. */
  #enough = 0;
  #final = false;
  #cr = 0;
  /** A record over the limit is thrown away up to the end of the file. */
  #overflow: { line: number; field: number; quoted: boolean; closed: boolean } | null = null;

  /** `line` is the physical line that the first record starts on. */
  constructor(dialect: Dialect, width: number, line: number, sink: RecordSink) {
    this.#sink = sink;
    this.#escape = dialect.escape;
    this.#state = { rows: 0, line, lf: 0, crlf: 0 };
    this.#tables = {
      delimiter: dialect.delimiter,
      width,
      stops: marked(dialect.delimiter, LF, CR, QUOTE),
      quotedStops: marked(LF, CR, QUOTE, ...(dialect.escape < 0 ? [] : [dialect.escape])),
      starts: new Int32Array(BATCH_ROWS * width + 1),
      ends: new Int32Array(BATCH_ROWS * width + 1),
    };
  }

  /** How the records so far ended. */
  get lineEnds(): { readonly lf: number; readonly crlf: number; readonly cr: number } {
    return { lf: this.#state.lf, crlf: this.#state.crlf, cr: this.#cr };
  }

  push(chunk: Uint8Array): void {
    if (this.#overflow !== null) {
      if (chunk.includes(QUOTE)) this.#overflow.closed = true;
      return;
    }
    const needed = this.#length + chunk.length + SLACK;
    if (needed > this.#buffer.length) {
      const larger = new Uint8Array(Math.max(needed, this.#buffer.length * 2));
      larger.set(this.#buffer.subarray(0, this.#length));
      this.#buffer = larger;
      this.#view = new DataView(larger.buffer);
    }
    this.#buffer.set(chunk, this.#length);
    this.#length += chunk.length;
    if (this.#length < this.#enough) return;
    this.#split();
    // A record that isn't whole yet is looked at again when there is twice as much of it.
    this.#enough = this.#length * 2;
    if (this.#length > LARGEST_RECORD) this.#giveUp();
  }

  end(): void {
    if (this.#overflow !== null) {
      const { line, field, quoted, closed } = this.#overflow;
      this.#problem(quoted && !closed ? 'unterminated' : 'too-large', line, field, 1);
      return;
    }
    this.#final = true;
    this.#split();
  }

  /** The line that the end of what was pushed lies on; for errors about bytes. */
  lineAtEnd(): number {
    let { line } = this.#state;
    for (let at = 0; at < this.#length; at++) {
      const byte = this.#buffer[at];
      if (byte === LF || (byte === CR && this.#buffer[at + 1] !== LF)) line++;
    }
    return line;
  }

  #split(): void {
    const bytes = this.#buffer;
    const length = this.#length;
    // A line end behind the last byte stops every run; it counts only when the file ends there.
    bytes[length] = LF;
    let at = 0;
    while (at < length) {
      at = scanPlainRecords(bytes, this.#view, at, length, this.#tables, this.#lines, this.#state);
      if (this.#state.rows === BATCH_ROWS) this.#flush();
      else if (at < length) {
        const base = this.#state.rows * this.#tables.width;
        if (!scanRecord(bytes, at, length, this.#final, this.#tables, base, this.#found)) break;
        this.#take(bytes, at, base);
        at = this.#found.next;
      }
    }
    this.#flush();
    bytes.copyWithin(0, at, length);
    this.#length = Math.max(0, length - at);
  }

  /** Takes the record that was found at `from` as a row, or hands it out as irregular. */
  #take(bytes: Uint8Array, from: number, base: number): void {
    const found = this.#found;
    const { width, starts, ends } = this.#tables;
    const { line } = this.#state;
    const lines = found.innerLines + 1;
    if (found.openField >= 0) {
      this.#problem('unterminated', line, found.openField, lines);
      return;
    }
    this.#state.line = line + lines;
    if (found.lineEnd === 'cr') this.#cr++;
    else if (found.lineEnd !== 'none') this.#state[found.lineEnd]++;
    const large = found.end - from > LARGEST_CELL ? this.#largeCell(base, Math.min(found.fields, width)) : -1;
    if (large >= 0) {
      this.#problem('too-large', line, large, lines);
      return;
    }
    if (found.fields !== width || found.brokenField >= 0) {
      this.#flush();
      const blank = !found.extraFilled && this.#blankCells(bytes, base, Math.min(found.fields, width));
      this.#sink.irregular({
        kind: found.brokenField >= 0 ? 'text-after-close' : 'fields',
        line,
        lines,
        fields: found.fields,
        field: Math.max(0, found.brokenField),
        extraEmpty: !found.extraFilled,
        blank,
        text: decoder.decode(bytes.subarray(from, Math.min(found.end, from + SHOWN))),
      });
      // With nothing but empty fields too many, the row itself is whole.
      if (blank || found.brokenField >= 0 || found.fields < width || found.extraFilled) return;
      // The flush has moved the row to the front.
      starts.copyWithin(0, base, base + width);
      ends.copyWithin(0, base, base + width);
      for (const [index, cell] of found.escaped.entries()) found.escaped[index] = cell - base;
    }
    const row = this.#state.rows++;
    this.#lines[row] = line;
    for (const cell of found.escaped) if (cell < (row + 1) * width) this.#unescape(bytes, cell);
    if (found.strayField < 0) return;
    const stray = row * width + found.strayField;
    this.#sink.strayQuote(line, found.strayField, decoder.decode(bytes.subarray(starts[stray], ends[stray])));
  }

  #flush(): void {
    const { rows } = this.#state;
    if (rows === 0) return;
    const { width, starts, ends } = this.#tables;
    this.#sink.batch({
      bytes: this.#buffer,
      view: this.#view,
      rows,
      width,
      starts,
      ends,
      lines: this.#lines,
    });
    this.#state.rows = 0;
  }

  /** The first cell over the limit, counted from `base`; -1 = none. */
  #largeCell(base: number, count: number): number {
    const { starts, ends } = this.#tables;
    for (let field = 0; field < count; field++) {
      if ((ends[base + field] as number) - (starts[base + field] as number) > LARGEST_CELL) return field;
    }
    return -1;
  }

  #blankCells(bytes: Uint8Array, base: number, count: number): boolean {
    const { starts, ends } = this.#tables;
    for (let cell = base; cell < base + count; cell++) {
      if (!blankBytes(bytes, starts[cell] as number, ends[cell] as number)) return false;
    }
    return true;
  }

  /** Takes the doubling off the quotes of a cell, in place. */
  #unescape(bytes: Uint8Array, cell: number): void {
    const { starts, ends } = this.#tables;
    const end = ends[cell] as number;
    let to = starts[cell] as number;
    for (let at = to; at < end; at++) {
      const byte = bytes[at];
      const next = at + 1 < end ? bytes[at + 1] : -1;
      if (byte === QUOTE || (byte === this.#escape && (next === QUOTE || next === byte))) at++;
      bytes[to++] = bytes[at] as number;
    }
    ends[cell] = to;
  }

  #problem(kind: 'unterminated' | 'too-large', line: number, field: number, lines: number): void {
    this.#flush();
    this.#sink.irregular({
      kind,
      line,
      lines,
      fields: field + 1,
      field,
      extraEmpty: true,
      blank: false,
      text: '',
    });
  }

  /** The record at hand is over the limit: remember where, and look only for the end of its quotes. */
  #giveUp(): void {
    let field = 0;
    let quoted = false;
    for (let at = 0; at < this.#length; at++) {
      const byte = this.#buffer[at];
      if (byte === QUOTE) quoted = !quoted;
      else if (byte === this.#tables.delimiter && !quoted) field++;
    }
    this.#overflow = { line: this.#state.line, field, quoted, closed: false };
    this.#length = 0;
  }
}

function marked(...bytes: number[]): Uint8Array {
  const table = new Uint8Array(256);
  for (const byte of bytes) table[byte] = 1;
  return table;
}
