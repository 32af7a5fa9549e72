import { UNIT } from '../../money.ts';
import { BATCH_ROWS, type Batch, cellText } from '../batch.ts';
import type { Finding } from '../finding.ts';
import type { Problems } from '../problems.ts';
import { PLACES, readAmount } from '../values/amount.ts';
import { negativeCount } from '../values/count.ts';
import type { CurrencyMarks } from '../values/currency.ts';
import { trim } from '../values/text.ts';
import type { Column } from './column.ts';

const POINT = 46;
/** Bytes of an amount that is surely exact and in range: 10 digits, point, 4 decimals fit. */
const FAST_BYTES = 11;
const SCALE = [UNIT, 1000, 100, 10, 1] as const;

export class AmountColumn implements Column {
  /** Amounts of the batch, in ten-thousandths; NaN = blank or refused. */
  readonly out = new Float64Array(BATCH_ROWS);
  /** Decimals as written. */
  readonly places = new Uint8Array(BATCH_ROWS);
  readonly #decimal: '.' | ',' | null;
  readonly #signed: boolean;
  readonly #currency: CurrencyMarks;
  readonly #blank: Finding | null;

  constructor(decimal: '.' | ',' | null, signed: boolean, currency: CurrencyMarks, blank: Finding | null) {
    this.#decimal = decimal;
    this.#signed = signed;
    this.#currency = currency;
    this.#blank = blank;
  }

  read(batch: Batch, field: number, problems: Problems): void {
    const { bytes, rows, width, starts, ends } = batch;
    const { out, places } = this;
    const fast = this.#decimal !== ',';
    for (let row = 0, cell = field; row < rows; row++, cell += width) {
      const start = starts[cell] as number;
      const end = ends[cell] as number;
      let at = start;
      let value = 0;
      let point = -1;
      if (fast && end > start && end - start <= FAST_BYTES) {
        for (; at < end; at++) {
          const digit = (bytes[at] as number) - 48;
          if (digit >= 0 && digit <= 9) value = value * 10 + digit;
          else if (digit === POINT - 48 && point < 0 && at > start) point = at;
          else break;
        }
      }
      const decimals = point < 0 ? 0 : end - point - 1;
      if (at === end && end > start && decimals <= PLACES && (point < 0 || decimals > 0)) {
        out[row] = value * (SCALE[decimals] as number);
        places[row] = decimals;
      } else this.#slow(batch, row, field, problems);
    }
  }

  #slow(batch: Batch, row: number, field: number, problems: Problems): void {
    const raw = cellText(batch, row, field);
    const { text, findings } = trim(raw);
    this.out[row] = Number.NaN;
    this.places[row] = 0;
    if (text === '') {
      if (this.#blank) problems.add(row, field, this.#blank, raw);
      return;
    }
    const reading = readAmount(text, this.#decimal, this.#currency);
    if (!reading.ok) {
      problems.add(row, field, reading.finding, raw);
      return;
    }
    for (const finding of [...findings, ...reading.findings]) problems.add(row, field, finding, raw);
    if (reading.value.units < 0 && !this.#signed) {
      problems.add(row, field, { ...negativeCount, say: negativeAmount }, raw);
      return;
    }
    this.out[row] = reading.value.units;
    this.places[row] = reading.value.places;
  }
}

function negativeAmount(value: string): string {
  return `${value} is below 0, which this amount cannot be.`;
}
