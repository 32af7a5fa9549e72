/**
 * Bytes → records, by RFC 4180, over chunks of any size. Finds cells and lines and nothing else;
 * what cannot be a record of the table's width is handed out one by one as irregular. Written as
 * one loop over bytes: this is the part that every byte of a drop goes through.
 */
import { BATCH_ROWS, type Batch } from './batch.ts';

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

const LF = 10;
const CR = 13;
const QUOTE = 34;

/** The longest cell that is taken, in bytes. */
const LARGEST_CELL = 1 << 20;
const LARGEST_RECORD = 8 << 20;

const NEEDS_MORE = -1;
/** Bytes behind the text that may be looked at. */
const SLACK = 8;
/** Line ends, the quote and the comma are all below this byte. */
const ABOVE_STOPS = 45;
const FOUR_ABOVE = 0x2d2d2d2d;
const FOUR_HIGH = 0x80808080;
const decoder = new TextDecoder();

export class RecordSplitter {
  /** How records ended. */
  readonly lineEnds = { lf: 0, crlf: 0, cr: 0 };
  /** Physical line on which the next record starts. */
  line: number;

  readonly #width: number;
  readonly #sink: RecordSink;
  readonly #delimiter: number;
  readonly #escape: number;
  /** Bytes that end a run of plain ones, outside and inside quotes. */
  readonly #stops = new Uint8Array(256);
  readonly #quotedStops = new Uint8Array(256);
  readonly #starts: Int32Array;
  readonly #ends: Int32Array;
  readonly #lines = new Int32Array(BATCH_ROWS);
  #rows = 0;
  #buffer = new Uint8Array(1 << 16);
  #view = new DataView(this.#buffer.buffer);
  #length = 0;
  /** Bytes that must be there before it is worth while to split again. */
  #enough = 0;
  #final = false;
  /** Cells of the record at hand that hold a doubled or escaped quote. */
  #escaped: number[] = [];
  /** Where the quote that is open at the end of the buffer was opened: line and field. */
  #open: { line: number; field: number } | null = null;
  /** A record over the limit is thrown away up to the end of the file. */
  #overflow: { line: number; field: number; quoted: boolean; closed: boolean } | null = null;

  constructor(dialect: Dialect, width: number, line: number, sink: RecordSink) {
    this.#width = width;
    this.#sink = sink;
    this.line = line;
    this.#delimiter = dialect.delimiter;
    this.#escape = dialect.escape;
    for (const stop of [dialect.delimiter, LF, CR, QUOTE]) this.#stops[stop] = 1;
    for (const stop of [LF, CR, QUOTE]) this.#quotedStops[stop] = 1;
    if (dialect.escape >= 0) this.#quotedStops[dialect.escape] = 1;
    this.#starts = new Int32Array(BATCH_ROWS * width + 1);
    this.#ends = new Int32Array(BATCH_ROWS * width + 1);
  }

  push(chunk: Uint8Array): void {
    if (this.#overflow !== null) {
      this.#discard(chunk);
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
      this.#problem(quoted && !closed ? 'unterminated' : 'too-large', line, field);
      return;
    }
    this.#final = true;
    this.#split();
  }

  /** The line that the end of what was pushed lies on; for errors about bytes. */
  lineAtEnd(): number {
    let line = this.line;
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
    bytes[length + 1] = 0;
    let at = 0;
    while (at < length) {
      at = this.#plainRecords(bytes, at, length);
      if (this.#rows === BATCH_ROWS) {
        this.#flush();
        continue;
      }
      const next = at < length ? this.#record(bytes, at, length) : NEEDS_MORE;
      if (next === NEEDS_MORE) break;
      at = next;
      if (this.#rows === BATCH_ROWS) this.#flush();
    }
    this.#flush();
    if (at > 0) {
      bytes.copyWithin(0, at, length);
      this.#length = Math.max(0, length - at);
    }
  }

  #flush(): void {
    if (this.#rows === 0) return;
    this.#sink.batch({
      bytes: this.#buffer,
      view: this.#view,
      rows: this.#rows,
      width: this.#width,
      starts: this.#starts,
      ends: this.#ends,
      lines: this.#lines,
    });
    this.#rows = 0;
  }

  /**
   * Splits records for as long as they are plain: no quotes, whole, of the right width. Four bytes
   * are looked at together: nearly all bytes of text are above every byte that could end a cell.
   */
  #plainRecords(bytes: Uint8Array, from: number, length: number): number {
    const stops = this.#stops;
    const starts = this.#starts;
    const ends = this.#ends;
    const delimiter = this.#delimiter;
    const view = this.#view;
    const width = this.#width;
    const fast = delimiter < ABOVE_STOPS;
    let line = this.line;
    let row = this.#rows;
    let crlf = 0;
    let lf = 0;
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
      if (byte === LF && at < length) {
        at++;
        lf++;
      } else if (byte === CR && at + 1 < length && bytes[at + 1] === LF) {
        at += 2;
        crlf++;
      } else break;
      if (at - begin > LARGEST_CELL) break;
      this.#lines[row] = line++;
      begin = at;
    }
    this.lineEnds.lf += lf;
    this.lineEnds.crlf += crlf;
    this.line = line;
    this.#rows = row;
    return begin;
  }

  /** Splits the record at `from`; gives the first byte behind it, or NEEDS_MORE. */
  #record(bytes: Uint8Array, from: number, length: number): number {
    const stops = this.#stops;
    const starts = this.#starts;
    const ends = this.#ends;
    const delimiter = this.#delimiter;
    const base = this.#rows * this.#width;
    const width = this.#width;
    const line = this.line;
    let innerLines = 0;
    let at = from;
    let field = 0;
    let extraFilled = false;
    let brokenField = -1;
    let strayField = -1;
    this.#escaped.length = 0;
    for (;;) {
      let start = at;
      let end: number;
      let stop = bytes[at] as number;
      if (stop === QUOTE) {
        start = ++at;
        const quotedStops = this.#quotedStops;
        let escaped = false;
        for (;;) {
          while (quotedStops[bytes[at] as number] === 0) at++;
          const byte = bytes[at];
          if (at >= length) {
            if (!this.#final) return NEEDS_MORE;
            this.#open = { line, field };
            break;
          }
          if (byte === LF) {
            innerLines++;
            at++;
          } else if (byte === CR) {
            if (at + 1 >= length && !this.#final) return NEEDS_MORE;
            if (bytes[at + 1] !== LF || at + 1 >= length) innerLines++;
            at++;
          } else if (byte === QUOTE) {
            if (at + 1 >= length && !this.#final) return NEEDS_MORE;
            if (bytes[at + 1] !== QUOTE) break;
            escaped = true;
            at += 2;
          } else {
            if (at + 1 >= length && !this.#final) return NEEDS_MORE;
            escaped = true;
            at += bytes[at + 1] === LF || bytes[at + 1] === CR ? 1 : 2;
          }
        }
        if (this.#open !== null) {
          const { field: open } = this.#open;
          this.#open = null;
          this.#flush();
          this.#problem('unterminated', line, open, innerLines + 1);
          this.line += innerLines;
          return length;
        }
        end = at++;
        stop = bytes[at] as number;
        if (escaped) this.#escaped.push(base + field);
        if (stops[stop] === 0 || stop === QUOTE) {
          if (brokenField < 0) brokenField = field;
          while (stops[bytes[at] as number] === 0 || bytes[at] === QUOTE) at++;
          stop = bytes[at] as number;
        }
      } else {
        for (;;) {
          while (stops[bytes[at] as number] === 0) at++;
          stop = bytes[at] as number;
          if (stop !== QUOTE) break;
          if (strayField < 0) strayField = field;
          at++;
        }
        end = at;
      }
      if (at >= length && !this.#final) return NEEDS_MORE;
      if (field < width) {
        starts[base + field] = start;
        ends[base + field] = end;
      } else if (!extraFilled && !blankBytes(bytes, start, end)) extraFilled = true;
      field++;
      if (stop === delimiter) {
        at++;
        continue;
      }
      break;
    }
    const textEnd = at;
    if (bytes[at] === CR) {
      if (at + 1 >= length && !this.#final) return NEEDS_MORE;
      at++;
      if (bytes[at] === LF && at < length) {
        at++;
        this.lineEnds.crlf++;
      } else this.lineEnds.cr++;
    } else {
      if (at < length) this.lineEnds.lf++;
      at++;
    }
    this.line = line + innerLines + 1;
    if (textEnd - from > LARGEST_CELL) {
      const large = this.#largeCell(base, Math.min(field, width));
      if (large >= 0) {
        this.#flush();
        this.#problem('too-large', line, large, innerLines + 1);
        return at;
      }
    }
    if (field !== width || brokenField >= 0) {
      this.#flush();
      this.#sink.irregular({
        kind: brokenField >= 0 ? 'text-after-close' : 'fields',
        line,
        lines: innerLines + 1,
        fields: field,
        field: Math.max(0, brokenField),
        extraEmpty: !extraFilled,
        blank: !extraFilled && this.#blankCells(bytes, base, Math.min(field, width)),
        text: decoder.decode(bytes.subarray(from, Math.min(textEnd, from + 400))),
      });
      // Nothing but empty fields too many: the row itself is whole.
      if (brokenField >= 0 || field < width || extraFilled) return at;
      if (this.#blankCells(bytes, base, width)) return at;
      // The flush moved the row to the front of the batch.
      starts.copyWithin(0, base, base + width);
      ends.copyWithin(0, base, base + width);
      for (let i = 0; i < this.#escaped.length; i++) (this.#escaped[i] as number) -= base;
    }
    const row = this.#rows;
    if (this.#escaped.length > 0) this.#unescape(bytes);
    if (strayField >= 0) {
      const cell = row * width + strayField;
      this.#sink.strayQuote(line, strayField, decoder.decode(bytes.subarray(starts[cell], ends[cell])));
    }
    this.#lines[row] = line;
    this.#rows = row + 1;
    return at;
  }

  /** The first cell over the limit, counted from `base`; -1 = none. */
  #largeCell(base: number, count: number): number {
    for (let field = 0; field < count; field++) {
      if ((this.#ends[base + field] as number) - (this.#starts[base + field] as number) > LARGEST_CELL)
        return field;
    }
    return -1;
  }

  #blankCells(bytes: Uint8Array, base: number, count: number): boolean {
    for (let cell = base; cell < base + count; cell++) {
      if (!blankBytes(bytes, this.#starts[cell] ?? 0, this.#ends[cell] ?? 0)) return false;
    }
    return true;
  }

  /** Takes the doubling off the quotes of the record at hand, in place. */
  #unescape(bytes: Uint8Array): void {
    for (const cell of this.#escaped) {
      const end = this.#ends[cell] as number;
      let to = this.#starts[cell] as number;
      for (let at = to; at < end; at++) {
        const byte = bytes[at];
        const next = at + 1 < end ? bytes[at + 1] : -1;
        if (byte === QUOTE || (byte === this.#escape && (next === QUOTE || next === byte))) at++;
        bytes[to++] = bytes[at] as number;
      }
      this.#ends[cell] = to;
    }
  }

  #problem(kind: 'unterminated' | 'too-large', line: number, field: number, lines = 1): void {
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
    const bytes = this.#buffer;
    let field = 0;
    let quoted = false;
    for (let at = 0; at < this.#length; at++) {
      if (bytes[at] === QUOTE) quoted = !quoted;
      else if (bytes[at] === this.#delimiter && !quoted) field++;
    }
    this.#overflow = { line: this.line, field, quoted, closed: false };
    this.#length = 0;
  }

  #discard(chunk: Uint8Array): void {
    if (this.#overflow !== null && chunk.includes(QUOTE)) this.#overflow.closed = true;
  }
}

function blankBytes(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const byte = bytes[at] as number;
    if (byte !== 32 && byte !== 9) {
      // A no-break space, as spreadsheets leave them.
      if (byte !== 0xc2 || bytes[at + 1] !== 0xa0) return false;
      at++;
    }
  }
  return true;
}
