/** Rows kept as they are, in columns: influencers, posts and payouts. */
import { type Batch, GOOD } from './batch.ts';
import type { BoundColumn } from './bind-columns.ts';
import { GrowingFloats, GrowingInts } from './growing.ts';
import { KeySet } from './key-set.ts';
import { hashRow, rowKey } from './row-hash.ts';
import type { DayOf } from './settle-dates.ts';
import type { RowSink, RowTeller } from './table-reader.ts';

const isNew = new Uint8Array(1);

/** Rows of a file that stand in one before it as well, and where the first of them is. */
export interface Repeats {
  readonly rows: number;
  readonly line: number | null;
}

export function repeatedOnce({ rows, line }: Repeats, at: number): Repeats {
  return { rows: rows + 1, line: line ?? at };
}

export class PlainRows implements RowSink {
  rows = 0;
  /** Physical line of each row. */
  readonly lines = new GrowingInts();
  /** Values of the columns, in their order: codes and days as integers, numbers as floats. */
  readonly values: readonly (GrowingInts | GrowingFloats)[];
  /** Decimals of `total_payout`, where there is one. */
  readonly places = new GrowingInts();
  /** Of files behind the first: rows of the current one that stand in an earlier file. */
  repeats: Repeats = { rows: 0, line: null };
  /** Row at which each file behind the first begins. */
  readonly starts: number[] = [];
  readonly #columns: readonly BoundColumn[];
  #fields: readonly number[];
  readonly #seen = new KeySet();
  /** Of the current file, where there are several. */
  #own: KeySet | null = null;
  /** Rows that `repeats` counts. */
  readonly #repeated = new Set<number>();
  #settled = 0;

  constructor(columns: readonly BoundColumn[], width: number) {
    this.#columns = columns;
    this.values = columns.map(({ kind }) =>
      kind === 'count' || kind === 'amount' ? new GrowingFloats() : new GrowingInts(),
    );
    this.#fields = Array.from({ length: width }, (_, field) => field);
  }

  take(batch: Batch, fate: Uint8Array, tell: RowTeller): void {
    for (let row = 0; row < batch.rows; row++) {
      if (fate[row] !== GOOD) continue;
      this.rows++;
      this.lines.push(batch.lines[row] as number);
      hashRow(batch, row, this.#fields);
      this.#own?.addAll(rowKey, 1, isNew);
      const isOwnRepeat = this.#own !== null && isNew[0] === 0;
      this.#seen.addAll(rowKey, 1, isNew);
      if (isNew[0] === 1) continue;
      if (this.#own === null || isOwnRepeat) this.repeat(row, tell);
      else {
        this.repeats = repeatedOnce(this.repeats, batch.lines[row] as number);
        this.#repeated.add(this.rows - 1);
      }
    }
    for (const [index, { kind, name, column }] of this.#columns.entries()) {
      if (kind === 'user') continue;
      const values = this.values[index] as GrowingInts | GrowingFloats;
      for (let row = 0; row < batch.rows; row++) {
        if (fate[row] === GOOD) values.push(column.out[row] as number);
      }
      if (kind !== 'amount' || name !== 'total_payout') continue;
      for (let row = 0; row < batch.rows; row++) {
        if (fate[row] === GOOD) this.places.push(column.places[row] as number);
      }
    }
  }

  /** The next file of the table; its fields in the order in which rows of all files are compared. */
  nextFile(fields: readonly number[]): void {
    if (this.#own !== null) this.starts.push(this.rows);
    // What stands in the first file stands in no earlier one.
    this.#own = new KeySet();
    this.#fields = fields;
    this.repeats = { rows: 0, line: null };
    this.#repeated.clear();
  }

  /** Whether a row of the current file stands in an earlier one as well. */
  isRepeat(row: number): boolean {
    return this.#repeated.has(row);
  }

  /** Gives dates their day, once it is known how those of a file are read. */
  settleDays(dayOf: DayOf): void {
    for (const [index, { kind, name }] of this.#columns.entries()) {
      const values = this.values[index];
      if (kind === 'day' && values instanceof GrowingInts) values.settle(this.#settled, dayOf(name));
    }
    this.#settled = this.rows;
  }

  /** Values of a column; `null` = no file has it. */
  of(name: string): GrowingInts | GrowingFloats | null {
    return this.values[this.#columns.findIndex((column) => column.name === name)] ?? null;
  }

  /** A row that equals an earlier one in every field may be real: kept, and said. */
  protected repeat(row: number, tell: RowTeller): void {
    tell(row, {
      code: 'row-duplicate',
      message: 'The row is equal to an earlier one in every field; both are kept and counted.',
      hint: 'Delete one of them if it is there twice by mistake.',
    });
  }
}
