/**
 * Cube ⇄ JSON text: columns of numbers and the dictionaries they point into. Reads back equal. Spend
 * travels as payouts and is allocated again on arrival: its cells are several times as many.
 */
import { type Facts, type FactTable, type UserCounts, type UserDimension, userDimensions } from '../facts.ts';
import type { Cube } from '../measure/cube.ts';
import { allocateSpend } from '../model/allocate-spend.ts';
import { type CodesJson, codesFromJson, codesToJson } from './column-json.ts';

/** Raised when the shape changes, so that a page never reads a cube it doesn't understand. */
const VERSION = 4;

type Columns = Readonly<Record<string, readonly number[]>>;
interface TableJson {
  readonly rows: number;
  readonly codes: Readonly<Record<string, CodesJson>>;
  readonly values: Columns;
}
type SentTable = Exclude<keyof Facts['tables'], 'spend'>;
type CubeJson = Omit<Cube, 'tables' | 'attributes' | 'users'> & {
  readonly version: number;
  readonly attributes: Columns;
  readonly users: Omit<UserCounts, 'by'> & {
    readonly by: Readonly<Record<UserDimension, readonly number[] | null>>;
  };
  readonly tables: Readonly<Record<SentTable, TableJson>>;
};

export function cubeToJson(cube: Cube): string {
  const { orders, organic, posts, payouts, roster } = cube.tables;
  const json: CubeJson = {
    version: VERSION,
    ...cube,
    attributes: lists(cube.attributes),
    users: { ...cube.users, by: byUserDimension((id) => list(cube.users.by[id])) },
    tables: {
      orders: tableToJson(orders),
      organic: tableToJson(organic),
      posts: tableToJson(posts),
      payouts: tableToJson(payouts),
      roster: tableToJson(roster),
    },
  };
  return JSON.stringify(json);
}

/** Throws when the text isn't a cube of this version. */
export function cubeFromJson(text: string): Cube {
  const { version, attributes, users, tables, ...rest } = JSON.parse(text) as CubeJson;
  if (version !== VERSION) throw new Error(`a cube of version ${version}, where ${VERSION} is understood`);
  const orders = tableFromJson(tables.orders);
  const posts = tableFromJson(tables.posts);
  const payouts = tableFromJson(tables.payouts);
  return {
    ...rest,
    attributes: map(attributes, (codes) => Int32Array.from(codes)) as Cube['attributes'],
    users: {
      ...users,
      by: byUserDimension((id) => {
        const counts = users.by[id];
        return counts && Float64Array.from(counts);
      }),
    },
    tables: {
      orders,
      organic: tableFromJson(tables.organic),
      posts,
      payouts,
      spend: allocateSpend(
        { payouts, orders, posts },
        rest.dictionaries.basis,
        rest.allocation,
        rest.withheld?.parted,
      ),
      roster: tableFromJson(tables.roster),
    },
  };
}

function tableToJson({ rows, codes, values }: FactTable): TableJson {
  return { rows, codes: codesToJson(codes, rows), values: lists(values) };
}

function tableFromJson({ rows, codes, values }: TableJson): FactTable {
  return {
    rows,
    codes: codesFromJson(codes),
    values: map(values, (column) => Float64Array.from(column)),
  };
}

function byUserDimension<T>(of: (id: UserDimension) => T): Record<UserDimension, T> {
  return Object.fromEntries(userDimensions.map((id) => [id, of(id)])) as Record<UserDimension, T>;
}

function list(column: Float64Array | null): number[] | null {
  return column && Array.from(column);
}

function lists(columns: Readonly<Record<string, ArrayLike<number>>>): Columns {
  return map(columns, (column) => Array.from(column));
}

function map<A, B>(record: Readonly<Record<string, A>>, change: (value: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
