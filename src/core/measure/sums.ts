/** Sums of measures by group: what every figure is made from. */
import type { ColumnId, FactTable, TableId } from '../facts.ts';
import { addUp, Grouping, markSeen, Pairs } from './accumulate.ts';
import { axisOf, columnOf, sizeOf } from './axes.ts';
import type { Cube } from './cube.ts';
import type { DimensionId } from './dimensions.ts';
import {
  type InfluencerMeasure,
  type MeasureId,
  measureOf,
  measures,
  type Sums,
  tablesOf,
  type UserMeasure,
} from './measures.ts';
import { rolledUp } from './rolled-up.ts';
import { type SelectedRows, selectRows } from './selected-rows.ts';
import type { Selection } from './selection.ts';
import { findUsers } from './users.ts';

export interface GroupedSums {
  /** The groups that have something recorded, in the order of their combinations of places. */
  readonly groups: readonly number[];
  readonly combination: (group: number) => number;
  /** One number a group for each measure that is recorded along what was asked; NaN = not in this group. */
  readonly columns: ReadonlyMap<MeasureId, Float64Array>;
}

export function groupSums(
  cube: Cube,
  by: readonly DimensionId[],
  needed: readonly MeasureId[],
  where: Selection,
): GroupedSums {
  const grouping = new Grouping(by.map((id) => sizeOf(cube, id)));
  const tables = new Map<TableId, GroupedTable>();
  const countedOnce = new Set(needed.filter((id) => measureOf(id).kind !== 'sum').flatMap(tablesOf));
  for (const id of new Set(needed.flatMap(tablesOf))) {
    const table = cube.tables[id];
    const columns = askedColumns(table, by, where);
    if (columns === null) continue;
    const asked = countedOnce.has(id) ? table : rolledUp(table, columns);
    const grouped = groupTable(cube, asked, by, where, grouping);
    if (grouped) tables.set(id, grouped);
  }
  const seen = new Uint8Array(grouping.size);
  const columns = new Map<MeasureId, Float64Array>();
  for (const id of needed) {
    const measure = measureOf(id);
    if (measure.kind === 'sum') {
      const found = tables.get(measure.table);
      const values = found?.table.values[measure.field];
      if (!found || !values) continue;
      const sums = new Float64Array(grouping.size);
      addUp(found.rows, found.groups, values, sums);
      columns.set(id, sums);
    } else if (measure.kind === 'influencers') {
      const sums = countInfluencers(cube, measure, tables, grouping.size);
      if (sums) columns.set(id, sums);
    } else {
      const sums = countUsers(cube, measure, by, where, grouping);
      if (sums) columns.set(id, sums);
    }
  }
  for (const { groups } of tables.values()) if (groups) markSeen(groups, seen);
  if (by.length === 0) seen[0] = 1;
  const combination = grouping.combinations();
  const groups: number[] = [];
  for (let group = 0; group < seen.length; group++) if (seen[group] === 1) groups.push(group);
  if (grouping.isNumberedAsMet) groups.sort((a, b) => combination(a) - combination(b));
  return { groups, combination, columns };
}

interface GroupedTable {
  readonly table: FactTable;
  readonly rows: SelectedRows;
  /** Group of each selected row; `null` = all are of one. */
  readonly groups: Int32Array | null;
}

/** The columns that a query reads; `null` when the table isn't recorded along what is asked or selected. */
function askedColumns(
  table: FactTable,
  by: readonly DimensionId[],
  { values = {}, from, to }: Selection,
): ReadonlySet<ColumnId> | null {
  const dated: DimensionId[] = from === undefined && to === undefined ? [] : ['day'];
  const asked = [...by, ...(Object.keys(values) as DimensionId[]), ...dated];
  const columns = asked.map((id) => columnOf(table, id)).filter((column) => column !== null);
  return columns.length < asked.length ? null : new Set(columns);
}

/** `null` when the table isn't recorded along what is asked or selected. */
function groupTable(
  cube: Cube,
  table: FactTable,
  by: readonly DimensionId[],
  where: Selection,
  grouping: Grouping,
): GroupedTable | null {
  const rows = selectRows(cube, table, where);
  const axes = by.map((id) => axisOf(cube, table, id)).filter((axis) => axis !== null);
  if (rows === null || axes.length < by.length) return null;
  return { table, rows, groups: by.length === 0 ? null : grouping.groupRows(rows, axes) };
}

/** `null` when none of the sources is recorded along what is asked. */
function countInfluencers(
  cube: Cube,
  { sources, weight }: InfluencerMeasure,
  tables: ReadonlyMap<TableId, GroupedTable>,
  size: number,
): Float64Array | null {
  const recorded = sources.flatMap(({ table, field }) => {
    const found = tables.get(table);
    const values = found?.table.values[field];
    const influencer = found?.table.codes.influencer;
    return found && values && influencer ? [{ ...found, values, influencer }] : [];
  });
  if (recorded.length === 0) return null;
  const members = cube.dictionaries.influencer.length;
  const weights = weight === 'one' ? null : followersOf(cube);
  const pairs = new Pairs(size, members);
  const sums = new Float64Array(size);
  for (const { rows, groups, values, influencer } of recorded) {
    const { first, count, listed } = rows;
    for (let i = 0; i < count; i++) {
      const row = listed === null ? first + i : (listed[i] as number);
      if (values[row] === 0) continue;
      const group = groups === null ? 0 : (groups[i] as number);
      const member = influencer[row] as number;
      if (pairs.add(group, member))
        sums[group] = (sums[group] as number) + (weights === null ? 1 : (weights[member] as number));
    }
  }
  return sums;
}

/** Followers of each influencer code. */
function followersOf({ tables: { roster }, dictionaries }: Cube): Float64Array {
  const followers = new Float64Array(dictionaries.influencer.length);
  roster.codes.influencer?.forEach((code, row) => {
    followers[code] = roster.values.followers?.[row] ?? 0;
  });
  return followers;
}

function countUsers(
  cube: Cube,
  { count }: UserMeasure,
  by: readonly DimensionId[],
  where: Selection,
  grouping: Grouping,
): Float64Array | null {
  const found = findUsers(cube, by, where, count);
  if (found === null) return null;
  if ('total' in found) return Float64Array.of(found.total);
  const { byPlace } = found;
  const placeOf = grouping.combinations();
  return Float64Array.from({ length: grouping.size }, (_, group) => byPlace[placeOf(group)] ?? Number.NaN);
}

const NOTHING = Object.fromEntries(Object.keys(measures).map((id) => [id, null])) as unknown as Sums;

/** The sums of one group. */
export function sumsOf(columns: GroupedSums['columns'], group: number): Sums {
  const sums: Record<MeasureId, number | null> = { ...NOTHING };
  for (const [id, column] of columns) {
    const sum = column[group] as number;
    sums[id] = Number.isNaN(sum) ? null : sum;
  }
  return sums;
}

/** The sums over all groups, of what adds up; all else is `null`. */
export function sumsOfAll({ groups, columns }: GroupedSums): Sums {
  const sums: Record<MeasureId, number | null> = { ...NOTHING };
  for (const [id, column] of columns) {
    if (measureOf(id).kind !== 'sum') continue;
    sums[id] = groups.reduce((sum, group) => sum + (column[group] as number), 0);
  }
  return sums;
}
