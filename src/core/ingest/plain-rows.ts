/** Rows kept as they are, in columns: influencers, posts and payouts. */
import { type Batch, GOOD } from './batch.ts';
import type { BoundColumn } from './bind-columns.ts';
import { GrowingFloats, GrowingInts } from './growing.ts';
import { KeySet } from './key-set.ts';
import { hashRow, rowKey } from './row-hash.ts';
import type { RowSink, RowTeller } from './table-reader.ts';

const isNew = new Uint8Array(1);

export class PlainRows implements RowSink {
  rows = 0;
  /** Physical line of each row. */
  readonly lines = new GrowingInts();
  /** Values of the columns, in their order: codes and days as integers, numbers as floats. */
  readonly values: readonly (GrowingInts | GrowingFloats)[];
  /** Decimals of `total_payout`, where there is one. */
  readonly places = new GrowingInts();
  readonly #columns: readonly BoundColumn[];
  readonly #fields: readonly number[];
  readonly #seen = new KeySet();

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
      this.#seen.addAll(rowKey, 1, isNew);
      if (isNew[0] === 0) this.repeat(row, tell);
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

  /** A row that equals an earlier one in every field may be real: kept, and said. */
  protected repeat(row: number, tell: RowTeller): void {
    tell(row, {
      code: 'row-duplicate',
      message: 'The row is equal to an earlier one in every field; both are kept and counted.',
      hint: 'Delete one of them if it is there twice by mistake.',
    });
  }
}
