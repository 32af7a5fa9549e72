/** Text, ids and names: each distinct cell is judged once, then every row is a look-up. */
import { BATCH_ROWS, type Batch, CASCADED, cellText, REJECTED } from '../batch.ts';
import { ByteDictionary } from '../byte-dictionary.ts';
import type { Finding } from '../finding.ts';
import type { Problems } from '../problems.ts';
import type { Column } from './column.ts';

/** Codes of cells that hold no value. */
export const BLANK = -1;
export const REFUSED = -2;
/** Names an influencer whose own row was left out. */
export const LEFT_OUT = -3;

export interface Judged {
  readonly code: number;
  readonly findings: readonly Finding[];
}

export class CodedColumn implements Column {
  /** Codes of the batch; below 0 as above. */
  readonly out = new Int32Array(BATCH_ROWS);
  readonly #judge: (text: string) => Judged;
  readonly #dictionary = new ByteDictionary();
  #codes = new Int32Array(128);
  readonly #findings = new Map<number, readonly Finding[]>();

  constructor(judge: (text: string) => Judged) {
    this.#judge = judge;
  }

  read(batch: Batch, field: number, problems: Problems): void {
    const { view, rows, width, starts, ends } = batch;
    const { out } = this;
    const dictionary = this.#dictionary;
    let known = dictionary.size;
    for (let row = 0, cell = field; row < rows; row++, cell += width) {
      const entry = dictionary.code(view, starts[cell] as number, ends[cell] as number);
      if (entry === known) {
        this.#meet(entry, cellText(batch, row, field));
        known++;
      }
      out[row] = this.#codes[entry] as number;
    }
    if (this.#findings.size > 0) this.#tell(batch, field, problems);
  }

  #meet(entry: number, text: string): void {
    const { code, findings } = this.#judge(text);
    if (entry === this.#codes.length) {
      const larger = new Int32Array(entry * 2);
      larger.set(this.#codes);
      this.#codes = larger;
    }
    this.#codes[entry] = code;
    if (findings.length > 0 || code < BLANK) this.#findings.set(entry, findings);
  }

  #tell(batch: Batch, field: number, problems: Problems): void {
    const { view, rows, width, starts, ends } = batch;
    for (let row = 0, cell = field; row < rows; row++, cell += width) {
      const entry = this.#dictionary.code(view, starts[cell] as number, ends[cell] as number);
      const findings = this.#findings.get(entry);
      if (findings === undefined) continue;
      for (const finding of findings) problems.add(row, field, finding, cellText(batch, row, field));
      if (this.out[row] === LEFT_OUT && problems.fate[row] !== REJECTED) problems.fate[row] = CASCADED;
    }
  }
}
