/**
 * Tracking rows, folded as they come: rows that agree in all but their buyer are one, and buyers
 * are counted. So memory grows with what is distinct, not with the rows.
 */
import type { Buyers } from '../drop.ts';
import { BATCH_ROWS, type Batch, GOOD } from './batch.ts';
import type {
  BoundAmount,
  BoundCoded,
  BoundColumn,
  BoundCount,
  BoundDay,
  BoundUser,
} from './bind-columns.ts';
import { FoldTable } from './fold-table.ts';
import { GrowingInts } from './growing.ts';
import type { HeaderField } from './header.ts';
import { mixKey } from './key-hash.ts';
import { KeySet } from './key-set.ts';
import { type Repeats, repeatedOnce } from './plain-rows.ts';
import { hashRow, rowKey } from './row-hash.ts';
import type { DayOf } from './settle-dates.ts';
import type { RowSink, RowTeller } from './table-reader.ts';
import { UserTable } from './user-table.ts';

/** Columns that buyers are counted by, beside their influencers. */
export const COUNTED_BY = ['campaign', 'product', 'source'] as const;

export class TrackingRows implements RowSink {
  readonly keys: readonly (BoundCoded | BoundDay)[];
  readonly fold: FoldTable;
  readonly users: UserTable;
  /** Row and buyer of each sale; `null` = the settings do not ask. */
  readonly #sales: { readonly rows: GrowingInts; readonly buyers: GrowingInts } | null;
  readonly #columns: readonly Int32Array[];
  readonly #sums: readonly Float64Array[];
  readonly #user: BoundUser;
  readonly #orders: BoundCount;
  readonly #revenue: BoundAmount;
  readonly #influencer: BoundCoded;
  readonly #dimensions: readonly (Int32Array | null)[];
  /** Fields that are read nowhere: they still tell rows apart. */
  #unread: readonly number[];
  /** Of files behind the first: rows of the current one that stand before it. */
  repeats: Repeats = { rows: 0, line: null };
  #files = 0;
  /** Of the current file, behind the first of several. */
  #own: KeySet | null = null;
  /** By row of the batch: none before it in its own file equals it. */
  readonly #isFirst = new Uint8Array(BATCH_ROWS);
  readonly #hashes = new Int32Array(BATCH_ROWS);
  readonly #entries = new Int32Array(BATCH_ROWS);
  readonly #rowHashes = new Int32Array(BATCH_ROWS * 2);

  readonly #numbers = new Int32Array(BATCH_ROWS);

  constructor(columns: readonly BoundColumn[], header: readonly HeaderField[], keepsSales: boolean) {
    this.keys = columns.filter((column) => column.kind === 'coded' || column.kind === 'day');
    this.#columns = this.keys.map(({ column }) => column.out);
    this.#user = bound(columns, 'user_id', 'user');
    this.#orders = bound(columns, 'orders', 'count');
    this.#revenue = bound(columns, 'revenue', 'amount');
    this.#influencer = bound(columns, 'influencer_id', 'coded');
    const clicks = columns.find((column) => column.name === 'clicks');
    this.#sums = [
      this.#orders.column.out,
      this.#revenue.column.out,
      ...(clicks?.kind === 'count' ? [clicks.column.out] : []),
    ];
    this.fold = new FoldTable(this.keys.length, this.#sums.length);
    this.#dimensions = COUNTED_BY.map(
      (name) => this.keys.find((key) => key.name === name)?.column.out ?? null,
    );
    this.users = new UserTable(COUNTED_BY.length);
    this.#sales = keepsSales ? { rows: new GrowingInts(), buyers: new GrowingInts() } : null;
    this.#unread = header.flatMap(({ column }, field) => (column === null ? [field] : []));
  }

  take(batch: Batch, fate: Uint8Array, tell: RowTeller): void {
    const { rows } = batch;
    const places = this.#revenue.column.places;
    this.fold.add(
      { rows, fate, codes: this.#columns, sums: this.#sums, places },
      this.#hashes,
      this.#entries,
    );
    this.#hashSales(batch);
    const input = {
      rows,
      fate,
      keys: this.#user.column.out,
      rowHashes: this.#rowHashes,
      orders: this.#orders.column.out,
      influencers: this.#influencer.column.out,
      dimensions: this.#dimensions,
      ...(this.#sales && { numbers: this.#numbers }),
    };
    this.#meetOwn(rows, fate);
    this.users.add(input, this.#hashes, (row) => {
      if (this.#own !== null && this.#isFirst[row] === 1)
        this.repeats = repeatedOnce(this.repeats, batch.lines[row] as number);
      else
        tell(row, {
          code: 'row-duplicate',
          message: 'The row is equal to an earlier one in every field; both are kept and counted.',
          hint: 'Delete one of them if it is there twice by mistake.',
        });
    });
    this.#keepSales(rows, fate);
  }

  /** Who bought in which row; `null` when the settings do not ask for it. */
  buyers(): Buyers | null {
    return this.#sales && { rows: this.#sales.rows.taken(), buyers: this.#sales.buyers.taken() };
  }

  /** Before the entries of the batch are lost. */
  #keepSales(rows: number, fate: Uint8Array): void {
    if (this.#sales === null) return;
    const orders = this.#orders.column.out;
    for (let row = 0; row < rows; row++) {
      if (fate[row] !== GOOD || !((orders[row] as number) > 0)) continue;
      this.#sales.rows.push(this.#entries[row] as number);
      this.#sales.buyers.push(this.#numbers[row] as number);
    }
  }

  /** The next file of the table, and its fields that are read nowhere. */
  nextFile(unread: readonly number[]): void {
    this.#files++;
    // What stands in the first file stands in no earlier one.
    if (this.#files > 1) this.#own = new KeySet();
    this.#unread = unread;
    this.repeats = { rows: 0, line: null };
  }

  /** Gives dates their day, once it is known how those of a file are read. */
  settleDays(dayOf: DayOf): void {
    for (const [index, { kind, name }] of this.keys.entries())
      if (kind === 'day') this.fold.settle(index, dayOf(name));
  }

  /** What is there twice in one file is no row of an earlier one. */
  #meetOwn(rows: number, fate: Uint8Array): void {
    if (this.#own === null) return;
    const buyers = this.#user.column.out;
    for (let row = 0; row < rows; row++) {
      if (fate[row] !== GOOD) continue;
      const [first, second] = [this.#rowHashes[row * 2] as number, this.#rowHashes[row * 2 + 1] as number];
      mixKey(buyers, row * 4, first, second, ownKey, 0);
      this.#own.addAll(ownKey, 1, isNew);
      this.#isFirst[row] = isNew[0] as number;
    }
  }

  /** Hashes of the rows without their buyers: what a buyer's rows are told apart by. */
  #hashSales(batch: Batch): void {
    const hashes = this.#rowHashes;
    const entries = this.#entries;
    for (let row = 0; row < batch.rows; row++) {
      hashes[row * 2] = entries[row] as number;
      hashes[row * 2 + 1] = Math.imul(entries[row] as number, 0x27d4eb2f);
    }
    for (const sum of this.#sums) {
      for (let row = 0; row < batch.rows; row++) {
        scratch[0] = sum[row] as number;
        const low = words[0] as number;
        const high = words[1] as number;
        const first = hashes[row * 2] as number;
        const second = hashes[row * 2 + 1] as number;
        hashes[row * 2] = (Math.imul(first ^ low ^ (first >>> 15), 0x9e3779b1) + high) | 0;
        hashes[row * 2 + 1] = Math.imul(second + high, 0x85ebca6b) ^ low ^ (second >>> 13);
      }
    }
    if (this.#unread.length === 0) return;
    for (let row = 0; row < batch.rows; row++) {
      hashRow(batch, row, this.#unread);
      hashes[row * 2] = (hashes[row * 2] as number) ^ (rowKey[0] as number);
      hashes[row * 2 + 1] = (hashes[row * 2 + 1] as number) ^ (rowKey[1] as number);
    }
  }
}

const ownKey = new Int32Array(4);
const isNew = new Uint8Array(1);

/** A number as two words. */
const scratch = new Float64Array(1);
const words = new Int32Array(scratch.buffer);

function bound<K extends BoundColumn['kind']>(
  columns: readonly BoundColumn[],
  name: string,
  kind: K,
): Extract<BoundColumn, { kind: K }> {
  const found = columns.find((column) => column.name === name);
  if (found?.kind !== kind) throw new Error(`tracking rows need the column ${name}`);
  return found as Extract<BoundColumn, { kind: K }>;
}
