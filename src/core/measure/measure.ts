/**
 * Asks the cube: sums of measures, and the figures made from them, along any dimensions under a
 * selection. A measure that isn't recorded along what is asked, or along what is selected, is `null`.
 */
import { type FactTable, NONE, type TableId } from '../facts.ts';
import { type Axis, axisOf, codeAt, valuesOf } from './axes.ts';
import type { Cube } from './cube.ts';
import type { DimensionId } from './dimensions.ts';
import { type FigureId, figureNeeds, figureValue } from './figures.ts';
import { type MeasureId, measures, type Sums } from './measures.ts';
import { everything, type Selection } from './selection.ts';

export interface Query {
  readonly by?: readonly DimensionId[];
  readonly figures: readonly FigureId[];
  readonly where?: Selection;
}

export interface MetricRow {
  /** Value of each asked dimension; `null` = not recorded, or not allocated. */
  readonly at: Readonly<Partial<Record<DimensionId, string | null>>>;
  readonly sums: Sums;
  /** The asked figures; `null` = not defined. */
  readonly values: Readonly<Partial<Record<FigureId, number | null>>>;
}

/** Rows in the order of the dimensions' values, those with nothing recorded left out. */
export function measure(cube: Cube, { by = [], figures, where = everything }: Query): MetricRow[] {
  const needed = [...new Set(figures.flatMap(figureNeeds))];
  const sizes = by.map((id) => valuesOf(cube, id).length + 1);
  const groups = new Map<number, Record<MeasureId, number | null>>();
  const recorded = new Set<MeasureId>();

  for (const tableId of new Set(needed.map((id) => measures[id].table))) {
    const table = cube.tables[tableId];
    const wanted = needed.filter((id) => measures[id].table === tableId && table.values[measures[id].field]);
    const group = groupRows(cube, tableId, by, sizes, where);
    if (group === null) continue;
    for (const id of wanted) recorded.add(id);
    addUp(table, group, wanted, groups);
  }

  if (by.length === 0 && groups.size === 0) groups.set(0, nothing());
  return [...groups.entries()]
    .sort(([a], [b]) => a - b)
    .map(([code, found]) => {
      const sums = nothing();
      // A measure that is recorded and has no row in a group adds up to 0 there.
      for (const id of recorded) sums[id] = found[id] ?? 0;
      return row(cube, by, sizes, code, sums, figures);
    });
}

/** The figures over everything that is selected. */
export function total(cube: Cube, figures: readonly FigureId[], where: Selection = everything): MetricRow {
  const [only] = measure(cube, { figures, where });
  if (only === undefined) throw new Error('a query without dimensions has one row');
  return only;
}

function row(
  cube: Cube,
  by: readonly DimensionId[],
  sizes: readonly number[],
  code: number,
  sums: Sums,
  figures: readonly FigureId[],
): MetricRow {
  const at: Partial<Record<DimensionId, string | null>> = {};
  let rest = code;
  for (let i = by.length - 1; i >= 0; i--) {
    const id = by[i];
    const size = sizes[i] ?? 1;
    if (id !== undefined) at[id] = valuesOf(cube, id)[rest % size] ?? null;
    rest = Math.floor(rest / size);
  }
  const values = Object.fromEntries(figures.map((id) => [id, figureValue(id, sums, cube.terms)]));
  return { at, sums, values };
}

/** Group number of each row, −1 where it isn't selected; `null` when the table isn't recorded along it. */
function groupRows(
  cube: Cube,
  tableId: TableId,
  by: readonly DimensionId[],
  sizes: readonly number[],
  where: Selection,
): Float64Array | null {
  const table: FactTable = cube.tables[tableId];
  const keep = selectedRows(cube, table, where);
  if (keep === null) return null;
  const group = new Float64Array(table.rows);
  for (const [i, id] of by.entries()) {
    const axis = axisOf(cube, table, id);
    if (axis === null) return null;
    const size = sizes[i] ?? 1;
    for (let at = 0; at < table.rows; at++) {
      const code = codeAt(axis, at);
      // Values that aren't recorded come last.
      group[at] = (group[at] ?? 0) * size + (code === NONE ? size - 1 : code);
    }
  }
  for (let at = 0; at < table.rows; at++) if (keep[at] === 0) group[at] = NONE;
  return group;
}

/** 1 for each selected row; `null` when the table isn't recorded along a selected dimension. */
function selectedRows(cube: Cube, table: FactTable, where: Selection): Uint8Array | null {
  const keep = new Uint8Array(table.rows).fill(1);
  for (const [id, chosen] of Object.entries(where.values ?? {}) as [
    DimensionId,
    readonly (string | null)[],
  ][]) {
    const axis = axisOf(cube, table, id);
    if (axis === null) return null;
    const values = valuesOf(cube, id);
    const codes = new Set(chosen.map((value) => (value === null ? NONE : values.indexOf(value))));
    const mask = Uint8Array.from({ length: values.length }, (_, code) => Number(codes.has(code)));
    const none = Number(chosen.includes(null));
    clear(keep, axis, (code) => (code === NONE ? none : (mask[code] ?? 0)) === 1);
  }
  if (where.from !== undefined || where.to !== undefined) {
    const axis = axisOf(cube, table, 'day');
    if (axis === null) return null;
    const from = (where.from ?? Number.NEGATIVE_INFINITY) - cube.firstDay;
    const to = (where.to ?? Number.POSITIVE_INFINITY) - cube.firstDay;
    clear(keep, axis, (code) => code !== NONE && code >= from && code <= to);
  }
  return keep;
}

function clear(keep: Uint8Array, axis: Axis, stays: (code: number) => boolean): void {
  for (let at = 0; at < keep.length; at++) if (keep[at] === 1 && !stays(codeAt(axis, at))) keep[at] = 0;
}

function addUp(
  table: FactTable,
  group: Float64Array,
  wanted: readonly MeasureId[],
  groups: Map<number, Record<MeasureId, number | null>>,
): void {
  for (let at = 0; at < table.rows; at++) {
    const code = group[at] ?? NONE;
    if (code === NONE) continue;
    let sums = groups.get(code);
    if (sums === undefined) {
      sums = nothing();
      groups.set(code, sums);
    }
    for (const id of wanted) sums[id] = (sums[id] ?? 0) + (table.values[measures[id].field]?.[at] ?? 0);
  }
}

function nothing(): Record<MeasureId, number | null> {
  const ids = Object.keys(measures) as MeasureId[];
  return Object.fromEntries(ids.map((id) => [id, null])) as Record<MeasureId, number | null>;
}
