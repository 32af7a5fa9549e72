/**
 * Payouts and posts one by one, as a page lists them: the only rows of a drop that are shown as they stand.
 * The build reads them from the drop, the browser from the published lists.
 */
import { isoDay } from '../core/calendar.ts';
import { columnOf } from '../core/measure/axes.ts';
import { lists } from '../core/measure/carries.ts';
import type { Cube } from '../core/measure/cube.ts';
import { type Dimension, type DimensionId, dimensions } from '../core/measure/dimensions.ts';
import { selectRows } from '../core/measure/selected-rows.ts';
import type { Amount } from '../core/money.ts';
import type { Context } from './context.ts';

/**
 * All rows of the drop, or those of one influencer: read when they are first asked for, the same list every
 * time. A page that asks for one influencer's depends on no other rows.
 */
export interface Records {
  payouts(of?: string): readonly PayoutRecord[];
  posts(of?: string): readonly PostRecord[];
}

/** `null` = blank, or a column that the drop doesn't have; money in ten-thousandths of the currency unit. */
export interface PayoutRecord {
  /** Id. */
  readonly influencer: string;
  readonly basis: string | null;
  readonly rate: Amount | null;
  /** As the payout states them. */
  readonly orders: number | null;
  readonly paid: Amount;
  /** Days since 1970-01-01. */
  readonly day: number | null;
  readonly campaign: string | null;
  readonly status: string | null;
}

/** `null` and days as above. */
export interface PostRecord {
  readonly influencer: string;
  readonly platform: string | null;
  readonly day: number | null;
  /** Begins with http: or https:. */
  readonly url: string | null;
  readonly caption: string | null;
  readonly reach: number | null;
  readonly likes: number | null;
  readonly comments: number | null;
  readonly campaign: string | null;
  readonly brand: string | null;
  /** The post's own id. */
  readonly post: string | null;
}

/** Payouts of the selection, in the order of the file; `null` when payouts don't record what is selected. */
export function payoutRecords(context: Context): readonly PayoutRecord[] | null {
  if (!lists(context.cube, 'payouts')) return null;
  return selected(context, 'payouts', context.records.payouts(onlyInfluencer(context)));
}

/** Posts of the selection, in the order of the file; `null` when posts don't record what is selected. */
export function postRecords(context: Context): readonly PostRecord[] | null {
  if (!lists(context.cube, 'posts')) return null;
  return selected(context, 'posts', context.records.posts(onlyInfluencer(context)));
}

type AnyRecord = PayoutRecord | PostRecord;

/** The one influencer that is selected, if it is one. */
function onlyInfluencer({ where }: Context): string | undefined {
  const [one, ...more] = where.values?.influencer ?? [];
  return more.length === 0 ? (one ?? undefined) : undefined;
}

function selected<R extends AnyRecord>(
  { cube, where }: Context,
  table: 'payouts' | 'posts',
  rows: readonly R[],
): readonly R[] | null {
  // The cube decides what is recorded: rows and figures of one selection are of the same payouts and posts.
  if (selectRows(cube, cube.tables[table], where) === null) return null;
  const chosen = Object.entries(where.values ?? {}) as [DimensionId, readonly (string | null)[]][];
  const { from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY } = where;
  const dated = where.from !== undefined || where.to !== undefined;
  return rows.filter(
    (row) =>
      (!dated || (row.day !== null && row.day >= from && row.day <= to)) &&
      chosen.every(([id, values]) => values.includes(valueAlong(cube, table, row, id))),
  );
}

/** What the cube says of the same row: its own column first, else its influencer's. */
function valueAlong(cube: Cube, table: 'payouts' | 'posts', row: AnyRecord, id: DimensionId): string | null {
  const { attribute, column, bucket = isoDay }: Dimension = dimensions[id];
  if (column === 'day') return row.day === null ? null : bucket(row.day);
  if (attribute !== undefined && columnOf(cube, cube.tables[table], id) === 'influencer') {
    const code = influencerCodes(cube).get(row.influencer) ?? -1;
    return cube.dictionaries[attribute][cube.attributes[attribute][code] ?? -1] ?? null;
  }
  return (row as unknown as Readonly<Record<string, string | null | undefined>>)[column] ?? null;
}

const grouped = new WeakMap<readonly AnyRecord[], ReadonlyMap<string, readonly AnyRecord[]>>();

/** A page of each of thousands of influencers asks for their own rows: they are parted once. */
export function recordsOfInfluencer<R extends AnyRecord>(
  rows: readonly R[],
  influencer: string,
): readonly R[] {
  const found = grouped.get(rows) ?? Map.groupBy(rows, (row) => row.influencer);
  grouped.set(rows, found);
  return (found.get(influencer) ?? []) as readonly R[];
}

const coded = new WeakMap<Cube, ReadonlyMap<string, number>>();

function influencerCodes(cube: Cube): ReadonlyMap<string, number> {
  const found = coded.get(cube) ?? new Map(cube.dictionaries.influencer.map((id, code) => [id, code]));
  coded.set(cube, found);
  return found;
}
