/** What was read → the tables of a drop. */
import type { Drop, TextColumn } from '../drop.ts';
import { specs, tables } from '../schema/index.ts';
import type { BoundColumn } from './bind-columns.ts';
import type { PlainRows } from './plain-rows.ts';
import type { TableRead } from './read-table.ts';
import type { TrackingRows } from './tracking-rows.ts';

type Column = TextColumn | Int32Array | Float64Array | null;

/** The columns of a plain table; `ids` are those that its links point to, `kept` the rows that count. */
export function plainTable(
  table: 'influencers' | 'posts' | 'payouts' | 'baseline',
  read: TableRead,
  ids: readonly string[],
  kept: readonly number[] | null,
): object {
  const source = read.rows as PlainRows;
  const pick = <A extends Int32Array | Float64Array>(values: A): A =>
    kept === null ? values : (Float64Array.from(kept, (row) => values[row] ?? 0) as Float64Array as A);
  const built: Record<string, Column> = Object.fromEntries(
    Object.keys(specs[table]).map((name) => [name, null]),
  );
  for (const bound of read.columns) {
    const values = source.of(bound.name)?.taken() ?? new Float64Array();
    const column =
      bound.kind === 'count' || bound.kind === 'amount' ? pick(values) : Int32Array.from(pick(values));
    built[bound.name] = columnOf(bound, column, ids);
  }
  const rows = kept?.length ?? source.rows;
  // Ids as settled; in drops without ids these are the names.
  if (table === 'influencers')
    built.id = { codes: Int32Array.from({ length: rows }, (_, row) => row), values: ids };
  return { rows, ...built, ...(table === 'payouts' && { places: Uint8Array.from(source.places.taken()) }) };
}

/** Tracking data, folded. */
export function trackingTable(read: TableRead, ids: readonly string[]): Drop['tracking'] {
  const rows = read.rows as TrackingRows;
  const { user_id: _, ...columns } = tables.tracking_data;
  const built: Record<string, Column> = Object.fromEntries(Object.keys(columns).map((name) => [name, null]));
  const has = (name: string): boolean => read.columns.some((column) => column.name === name);
  for (const [index, key] of rows.keys.entries()) {
    if (has(key.name)) built[key.name] = columnOf(key, rows.fold.codes(index), ids);
  }
  built.orders = rows.fold.sums(0);
  built.revenue = rows.fold.sums(1);
  built.clicks = has('clicks') ? rows.fold.sums(2) : null;
  return {
    rows: rows.fold.size,
    ...built,
    folded: rows.fold.folded(),
    places: rows.fold.places(),
  } as unknown as Drop['tracking'];
}

function columnOf(bound: BoundColumn, values: Int32Array | Float64Array, ids: readonly string[]): Column {
  if (bound.kind === 'coded') {
    const texts = bound.spec.reader === 'link' ? ids : bound.vocabulary.values;
    return { codes: values as Int32Array, values: texts };
  }
  return values;
}
