/** Sums of measures by group: what every figure is made from. */
import { type ColumnId, type FactTable, NONE, type TableId } from '../facts.ts';
import { addUp, Grouping, markSeen, Pairs } from './accumulate.ts';
import { axisOf, columnOf, sizeOf } from './axes.ts';
import type { Cube } from './cube.ts';
import type { DimensionId } from './dimensions.ts';
import {
  type InfluencerMeasure,
  type MeasureId,
  measureOf,
  measures,
  type Source,
  type Sums,
  tablesOf,
  type UserMeasure,
} from './measures.ts';
import { presentIn, rolledUp } from './rolled-up.ts';
import { type SelectedRows, selectRows } from './selected-rows.ts';
import type { Selection } from './selection.ts';
import { findUsers } from './users.ts';

export interface GroupedSums {
  /** The groups that have something recorded, in the order of their combinations of places. */
  readonly groups: readonly number[];
  readonly combination: (group: number) => number;
  /** Whether a group's number is its combination. */
  readonly isByPlace: boolean;
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
  const group = (id: TableId, roll: (table: FactTable, columns: ReadonlySet<ColumnId>) => FactTable) =>
    groupTable(cube, cube.tables[id], by, where, grouping, roll);
  // All rows are put into groups first: only then is it known how many groups there are.
  const added = needed.filter((id) => measureOf(id).kind !== 'influencers');
  const tables = new Map([...new Set(added.flatMap(tablesOf))].map((id) => [id, group(id, rolledUp)]));
  const present = new Map<InfluencerMeasure, (GroupedTable | null)[]>();
  for (const measure of needed.map(measureOf)) {
    if (measure.kind !== 'influencers') continue;
    // What isn't recorded at all, or names nobody, counts nobody: that is not 0.
    const sources = measure.sources.map(({ table, field }) =>
      cube.tables[table].values[field] === undefined || cube.tables[table].codes.influencer === undefined
        ? null
        : group(table, (whole, columns) =>
            presentIn(whole, field, new Set([...columns, 'influencer' as const])),
          ),
    );
    present.set(measure, sources);
  }

  const seen = new Uint8Array(grouping.size);
  for (const table of tables.values()) if (table?.groups) markSeen(table.groups, seen);
  const columns = new Map<MeasureId, Float64Array>();
  for (const id of needed) {
    const measure = measureOf(id);
    const sums =
      measure.kind === 'sum'
        ? addUpField(cube, tables.get(measure.table), measure, grouping.size)
        : measure.kind === 'influencers'
          ? countInfluencers(cube, measure, present.get(measure) ?? [], grouping.size, seen)
          : countUsers(cube, measure, by, where, grouping);
    if (sums) columns.set(id, sums);
  }
  if (by.length === 0) seen[0] = 1;
  return { ...inOrder(grouping, seen), columns };
}

/** The groups that were seen, in the order of their combinations. */
function inOrder(grouping: Grouping, seen: Uint8Array): Omit<GroupedSums, 'columns'> {
  const combination = grouping.combinations();
  const groups: number[] = [];
  for (let group = 0; group < seen.length; group++) if (seen[group] === 1) groups.push(group);
  if (grouping.isNumberedAsMet) groups.sort((a, b) => combination(a) - combination(b));
  return { groups, combination, isByPlace: !grouping.isNumberedAsMet };
}

interface GroupedTable {
  readonly table: FactTable;
  readonly rows: SelectedRows;
  /** Group of each selected row; `null` = all are of one. */
  readonly groups: Int32Array | null;
}

/** The columns that a query reads; `null` when the table isn't recorded along what is asked or selected. */
function askedColumns(
  cube: Cube,
  table: FactTable,
  by: readonly DimensionId[],
  { values = {}, from, to }: Selection,
): ReadonlySet<ColumnId> | null {
  const isDated = from !== undefined || to !== undefined;
  if (isDated && table.codes.day === undefined) return null;
  const asked = [...by, ...(Object.keys(values) as DimensionId[])];
  const columns = asked.map((id) => columnOf(cube, table, id)).filter((column) => column !== null);
  return columns.length < asked.length ? null : new Set(isDated ? [...columns, 'day'] : columns);
}

/** `null` when the table isn't recorded along what is asked or selected. `roll` may give fewer rows that say the same. */
function groupTable(
  cube: Cube,
  whole: FactTable,
  by: readonly DimensionId[],
  where: Selection,
  grouping: Grouping,
  roll: (table: FactTable, columns: ReadonlySet<ColumnId>) => FactTable,
): GroupedTable | null {
  const columns = askedColumns(cube, whole, by, where);
  if (columns === null) return null;
  const table = roll(whole, columns);
  const rows = selectRows(cube, table, where);
  const axes = by.map((id) => axisOf(cube, table, id)).filter((axis) => axis !== null);
  if (rows === null) return null;
  return { table, rows, groups: by.length === 0 ? null : grouping.groupRows(rows, axes) };
}

/** `null` when the field isn't recorded along what is asked. */
function addUpField(
  { withheld }: Cube,
  found: GroupedTable | null | undefined,
  { table, field }: Source,
  size: number,
): Float64Array | null {
  const values = found?.table.values[field];
  if (!found || !values) return null;
  const sums = new Float64Array(size);
  addUp(found.rows, found.groups, values, sums);
  if (withheld !== null && withheldTables.has(table)) forgetUnseen(found, sums);
  return sums;
}

/** Orders, and what follows them. */
const withheldTables: ReadonlySet<TableId> = new Set<TableId>(['orders', 'organic', 'payouts', 'spend']);

/** Where orders may be withheld, a group without a cell of them is one of which nothing is told. */
function forgetUnseen({ rows, groups }: GroupedTable, sums: Float64Array): void {
  const seen = new Uint8Array(sums.length);
  if (groups !== null) markSeen(groups, seen);
  else if (rows.count > 0) seen[0] = 1;
  for (let group = 0; group < sums.length; group++) if (seen[group] === 0) sums[group] = Number.NaN;
}

/** `null` when none of the sources is recorded along what is asked. Marks the groups that have any. */
function countInfluencers(
  cube: Cube,
  { sources, weight }: InfluencerMeasure,
  present: readonly (GroupedTable | null)[],
  size: number,
  seen: Uint8Array,
): Float64Array | null {
  if (present.every((found) => found === null)) return null;
  const weights = weight === 'one' ? null : followersOf(cube);
  if (weight === 'followers' && weights === null) return null;
  const pairs = new Pairs(size, cube.dictionaries.influencer.length);
  const sums = new Float64Array(size);
  for (const [at, found] of present.entries()) {
    const influencer = found?.table.codes.influencer;
    if (!found || !influencer) continue;
    const { first, count, listed } = found.rows;
    const values = found.table.values[(sources[at] as Source).field];
    for (let i = 0; i < count; i++) {
      const row = listed === null ? first + i : (listed[i] as number);
      if (values !== undefined && values[row] === 0) continue;
      const group = found.groups === null ? 0 : (found.groups[i] as number);
      const member = influencer[row] as number;
      if (member === NONE || !pairs.add(group, member)) continue;
      seen[group] = 1;
      sums[group] = (sums[group] as number) + (weights === null ? 1 : (weights[member] as number));
    }
  }
  return sums;
}

/** Followers of each influencer code; `null` = nothing of them is told. */
function followersOf({ tables: { roster }, dictionaries }: Cube): Float64Array | null {
  if (roster.values.followers === undefined) return null;
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

/** The sums of each group, in the order of the groups. */
export function sumsByGroup({ groups, columns }: GroupedSums): Sums[] {
  const known = [...columns.keys()];
  const values = [...columns.values()];
  return groups.map((group) => {
    const sums: Record<MeasureId, number | null> = { ...NOTHING };
    for (let at = 0; at < known.length; at++) {
      const sum = (values[at] as Float64Array)[group] as number;
      sums[known[at] as MeasureId] = Number.isNaN(sum) ? null : sum;
    }
    return sums;
  });
}

/** The sums over all groups, of what adds up; all else is `null`. */
export function sumsOfAll({ groups, columns }: GroupedSums): Sums {
  const sums: Record<MeasureId, number | null> = { ...NOTHING };
  for (const [id, column] of columns) {
    if (measureOf(id).kind !== 'sum') continue;
    const known = groups.map((group) => column[group] as number).filter((sum) => !Number.isNaN(sum));
    sums[id] = known.length === 0 && groups.length > 0 ? null : known.reduce((all, sum) => all + sum, 0);
  }
  return sums;
}
