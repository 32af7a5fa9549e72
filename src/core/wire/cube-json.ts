/** Cube ⇄ JSON text: columns of numbers and the dictionaries they point into. Reads back equal. */
import type { ColumnId, Facts, FactTable } from '../facts.ts';
import type { Cube } from '../measure/cube.ts';

/** Raised when the shape changes, so that a page never reads a cube it doesn't understand. */
const VERSION = 1;

type Columns = Readonly<Record<string, readonly number[]>>;
interface TableJson {
  readonly rows: number;
  readonly codes: Columns;
  readonly values: Columns;
}
type CubeJson = Omit<Cube, 'tables' | 'attributes'> & {
  readonly version: number;
  readonly attributes: Columns;
  readonly tables: Readonly<Record<keyof Facts['tables'], TableJson>>;
};

export function cubeToJson(cube: Cube): string {
  const json: CubeJson = {
    version: VERSION,
    ...cube,
    attributes: lists(cube.attributes),
    tables: tablesOf(cube.tables, ({ rows, codes, values }) => ({
      rows,
      codes: lists(codes),
      values: lists(values),
    })),
  };
  return JSON.stringify(json);
}

/** Throws when the text isn't a cube of this version. */
export function cubeFromJson(text: string): Cube {
  const { version, attributes, tables, ...rest } = JSON.parse(text) as CubeJson;
  if (version !== VERSION) throw new Error(`a cube of version ${version}, where ${VERSION} is understood`);
  return {
    ...rest,
    attributes: map(attributes, (codes) => Int32Array.from(codes)) as Cube['attributes'],
    tables: tablesOf(
      tables,
      ({ rows, codes, values }): FactTable => ({
        rows,
        codes: map(codes, (column) => Int32Array.from(column)) as Partial<Record<ColumnId, Int32Array>>,
        values: map(values, (column) => Float64Array.from(column)),
      }),
    ),
  };
}

function tablesOf<A, B>(tables: Readonly<Record<keyof Facts['tables'], A>>, change: (table: A) => B) {
  return map(tables, change) as Record<keyof Facts['tables'], B>;
}

function lists(columns: Readonly<Record<string, ArrayLike<number> | undefined>>): Columns {
  return map(columns, (column) => Array.from(column ?? []));
}

function map<A, B>(record: Readonly<Record<string, A>>, change: (value: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
