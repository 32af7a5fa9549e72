import { BATCH_ROWS, type Batch, cellText } from '../batch.ts';
import type { Finding } from '../finding.ts';
import type { Problems } from '../problems.ts';
import { readCount } from '../values/count.ts';
import { trim } from '../values/text.ts';
import type { Column } from './column.ts';

/** Digits that are surely exact and in range. */
const FAST_DIGITS = 11;

export class CountColumn implements Column {
  /** Counts of the batch; NaN = blank or refused. */
  readonly out = new Float64Array(BATCH_ROWS);
  readonly #decimal: '.' | ',' | null;
  readonly #signed: boolean;
  readonly #blank: Finding | null;

  constructor(decimal: '.' | ',' | null, signed: boolean, blank: Finding | null) {
    this.#decimal = decimal;
    this.#signed = signed;
    this.#blank = blank;
  }

  read(batch: Batch, field: number, problems: Problems): void {
    const { bytes, rows, width, starts, ends } = batch;
    const { out } = this;
    for (let row = 0, cell = field; row < rows; row++, cell += width) {
      const end = ends[cell] as number;
      let at = starts[cell] as number;
      let value = 0;
      if (at < end && end - at <= FAST_DIGITS) {
        for (; at < end; at++) {
          const digit = (bytes[at] as number) - 48;
          if (digit < 0 || digit > 9) break;
          value = value * 10 + digit;
        }
      }
      out[row] =
        at === end && value >= 0 && end > (starts[cell] as number)
          ? value
          : this.#slow(batch, row, field, problems);
    }
  }

  #slow(batch: Batch, row: number, field: number, problems: Problems): number {
    const raw = cellText(batch, row, field);
    const { text, findings } = trim(raw);
    if (text === '') {
      if (this.#blank) problems.add(row, field, this.#blank, raw);
      return Number.NaN;
    }
    const reading = readCount(text, this.#decimal, this.#signed);
    if (!reading.ok) {
      problems.add(row, field, reading.finding, raw);
      return Number.NaN;
    }
    for (const finding of [...findings, ...reading.findings]) problems.add(row, field, finding, raw);
    return reading.value;
  }
}
