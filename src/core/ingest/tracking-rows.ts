/**
 * Tracking rows, folded as they come: rows that agree in all but their buyer are one, and buyers
 * are counted. So memory grows with what is distinct, not with the rows.
 */
import { BATCH_ROWS, type Batch, GOOD } from './batch.ts';
import type {
  BoundAmount,
  BoundCoded,
  BoundColumn,
  BoundCount,
  BoundDay,
  BoundUser,
} from './bind-columns.ts';
import { UserCount } from './distinct-users.ts';
import { FoldTable, hashRows } from './fold-table.ts';
import { GrowingFloats, GrowingInts } from './growing.ts';
import type { HeaderField } from './header.ts';
import { hashRow, rowKey } from './row-hash.ts';
import type { RowSink, RowTeller } from './table-reader.ts';

/** Columns that buyers are counted by, in the order of `DistinctUsers`. */
const COUNTED_BY = ['influencer_id', 'campaign', 'product', 'source'] as const;

const floats = new Float64Array(2);
const words = new Int32Array(floats.buffer);

export class TrackingRows implements RowSink {
  readonly keys: readonly (BoundCoded | BoundDay)[];
  readonly fold: FoldTable;
  readonly orders = new GrowingFloats();
  readonly revenue = new GrowingFloats();
  readonly clicks = new GrowingFloats();
  readonly folded = new GrowingFloats();
  /** Most decimals of the revenue of the rows. */
  readonly places = new GrowingInts();
  readonly users: UserCount;
  readonly #user: BoundUser;
  readonly #orders: BoundCount;
  readonly #revenue: BoundAmount;
  readonly #clicks: BoundCount | null;
  readonly #influencer: BoundCoded;
  /** Fields that are read nowhere: they still tell rows apart. */
  readonly #unread: readonly number[];
  readonly #hashes = new Int32Array(BATCH_ROWS);

  constructor(columns: readonly BoundColumn[], header: readonly HeaderField[]) {
    this.keys = columns.filter((column) => column.kind === 'coded' || column.kind === 'day');
    this.fold = new FoldTable(this.keys.length);
    this.users = new UserCount(
      COUNTED_BY.map((name) => this.fold.columns[this.keys.findIndex((key) => key.name === name)] ?? null),
    );
    this.#user = bound(columns, 'user_id', 'user');
    this.#orders = bound(columns, 'orders', 'count');
    this.#revenue = bound(columns, 'revenue', 'amount');
    this.#influencer = bound(columns, 'influencer_id', 'coded');
    this.#clicks = columns.find(
      (column) => column.name === 'clicks' && column.kind === 'count',
    ) as BoundCount | null;
    this.#unread = header.flatMap(({ column }, field) => (column === null ? [field] : []));
  }

  take(batch: Batch, fate: Uint8Array, tell: RowTeller): void {
    const columns = this.keys.map(({ column }) => column.out);
    const hashes = this.#hashes;
    hashRows(columns, batch.rows, hashes);
    for (let row = 0; row < batch.rows; row++) {
      if (fate[row] !== GOOD) continue;
      const entry = this.#foldRow(columns, row, hashes[row] as number);
      this.#meetUser(batch, row, entry, tell);
    }
  }

  #foldRow(columns: readonly Int32Array[], row: number, hash: number): number {
    const known = this.fold.size;
    const entry = this.fold.row(columns, row, hash);
    if (entry === known) {
      this.orders.push(0);
      this.revenue.push(0);
      this.clicks.push(0);
      this.folded.push(0);
      this.places.push(0);
    }
    add(this.orders, entry, this.#orders.column.out[row] as number);
    add(this.revenue, entry, this.#revenue.column.out[row] as number);
    add(this.folded, entry, 1);
    if (this.#clicks) {
      const clicks = this.#clicks.column.out[row] as number;
      if (!Number.isNaN(clicks)) add(this.clicks, entry, clicks);
    }
    const places = this.#revenue.column.places[row] as number;
    if (places > (this.places.values[entry] as number)) this.places.values[entry] = places;
    return entry;
  }

  #meetUser(batch: Batch, row: number, entry: number, tell: RowTeller): void {
    const orders = this.#orders.column.out[row] as number;
    floats[0] = orders;
    floats[1] = this.#revenue.column.out[row] as number;
    let hash = Math.imul(entry ^ (words[1] as number), 0x9e3779b1) ^ (words[3] as number);
    let hash2 = Math.imul((words[2] as number) ^ entry, 0x85ebca6b) ^ (words[0] as number);
    if (this.#unread.length > 0) {
      hashRow(batch, row, this.#unread);
      hash ^= rowKey[0] as number;
      hash2 ^= rowKey[1] as number;
    }
    const key = this.#user.column.out;
    const { user, repeated } = this.users.meet(key.subarray(row * 4, row * 4 + 4), hash, hash2);
    if (repeated) {
      tell(row, {
        code: 'row-duplicate',
        message: 'The row is equal to an earlier one in every field; both are kept and counted.',
        hint: 'Delete one of them if it is there twice by mistake.',
      });
    }
    if (orders > 0 && (this.#influencer.column.out[row] as number) >= 0)
      this.users.order(user, entry, orders);
  }
}

function add(sums: GrowingFloats, at: number, value: number): void {
  sums.values[at] = (sums.values[at] as number) + value;
}

function bound<K extends BoundColumn['kind']>(
  columns: readonly BoundColumn[],
  name: string,
  kind: K,
): Extract<BoundColumn, { kind: K }> {
  const found = columns.find((column) => column.name === name);
  if (found?.kind !== kind) throw new Error(`tracking rows need the column ${name}`);
  return found as Extract<BoundColumn, { kind: K }>;
}
