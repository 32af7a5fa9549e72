/** The tables of orders as they may be published: in cells of enough buyers, as fine as most of the revenue allows. */
import type { Buyers, Drop } from '../drop.ts';
import { type AttributeId, attributeIds, type ColumnId, type Facts, type FactTable, NONE } from '../facts.ts';
import { gather, numberCells } from '../gather.ts';
import { dictionaryWith } from '../model/dictionary.ts';
import { type Coding, trackingFacts } from '../model/table-facts.ts';
import { inGrain } from './grain.ts';
import { countBuyers, partition, type Sales, salesOf } from './partition.ts';
import type { BuyersOf } from './payouts-tell.ts';
import { choosePlan, firstPlan, type Plan } from './plan.ts';
import type { Policy } from './policy.ts';

export interface WithheldOrders {
  readonly plan: Plan;
  readonly orders: FactTable;
  /** Without rows where all organic orders together have too few buyers. */
  readonly organic: FactTable;
  /** Codes of influencers of whom something stands under no influencer. */
  readonly untold: ReadonlySet<number>;
  /** Of attributed orders. */
  readonly buyersOfUntold: BuyersOf;
  /** Columns where the drop itself has blanks. */
  readonly blank: readonly ColumnId[];
  /** Columns that some attributed orders are withheld from. */
  readonly parted: readonly ColumnId[];
  readonly told: Told;
}

/** For who makes the report: how much of the drop is told. */
export interface Told {
  /** Shares of revenue in cells named by all of the plan; `null` = no organic order is told. */
  readonly named: { readonly revenue: number; readonly organic: number | null };
  /** Cells by all of the plan that are told, and that are not. */
  readonly cells: number;
  readonly suppressed: number;
  /** Tracking rows that stand in a cell with less than its full name. */
  readonly rows: number;
  /** Tracking rows of organic orders that are left out altogether. */
  readonly leftOut: number;
}

/** `null` when the attributed orders together have too few buyers; `mayTell` are the attributes that are not hidden. */
export function withheldOrders(
  drop: Drop & { readonly buyers: Buyers },
  facts: Facts,
  { least, filters, hidden }: Policy,
  mayTell: readonly AttributeId[],
): WithheldOrders | null {
  const { attributed, organic, rows } = trackingFacts(drop, codingOf(facts));
  const sides = [
    { table: attributed, sales: salesOf(drop.buyers, rows.attributed, drop.tracking.rows) },
    { table: organic, sales: salesOf(drop.buyers, rows.organic, drop.tracking.rows) },
  ] as const;
  const [main, other] = sides;
  if (countBuyers(main.sales) < least) return null;
  const tellsOrganic = organic.rows > 0 && countBuyers(other.sales) >= least;
  const named = Object.keys(attributed.codes) as ColumnId[];
  // A post leads to who posted it.
  const known = new Set<ColumnId>([
    ...named.filter((id) => id !== 'post' || !hidden.includes('names')),
    ...mayTell,
  ]);
  const cells = (side: Side, plan: Plan) => cellsOf(side, plan, facts, least);
  const first = firstPlan(known, filters, !hidden.includes('payouts'));
  const { plan } = choosePlan(first, known, (tried) =>
    Math.min(cells(main, tried).share, tellsOrganic ? cells(other, tried).share : 1),
  );
  const found = cells(main, plan);
  const beside = tellsOrganic ? cells(other, plan) : null;
  const place = found.ids.indexOf('influencer');
  const untold = new Set<number>();
  if (place >= 0) {
    const influencer = attributed.codes.influencer as Int32Array;
    for (const [row, depth] of found.kept.entries())
      if (depth <= place) untold.add(influencer[row] as number);
  }
  const counts = [counted(main, found), ...(beside === null ? [] : [counted(other, beside)])];
  const none: FactTable = { rows: 0, codes: {}, values: {} };
  return {
    plan,
    orders: cut(attributed, found),
    // Without any organic row there is nothing to hide: none is told as none.
    organic: beside !== null ? cut(organic, beside) : organic.rows === 0 ? emptied(organic, plan) : none,
    untold,
    buyersOfUntold: buyersIn(main, found),
    parted: found.ids.filter((_, at) => found.kept.some((depth) => depth <= at)),
    blank: [...new Set([...blanks(found), ...(beside === null ? [] : blanks(beside))])],
    told: {
      named: { revenue: found.share, organic: beside?.share ?? null },
      cells: counts.reduce((sum, { cells }) => sum + cells, 0),
      suppressed: counts.reduce((sum, { suppressed }) => sum + suppressed, 0),
      rows: counts.reduce((sum, { rows }) => sum + rows, 0),
      leftOut: tellsOrganic ? 0 : (organic.values.rows?.reduce((sum, n) => sum + n, 0) ?? 0),
    },
  };
}

function buyersIn({ table, sales }: Side, { ids, kept }: Cells): BuyersOf {
  const place = ids.indexOf('influencer');
  return (passes) => {
    const some: number[] = [];
    for (const [sale, row] of sales.rows.entries()) {
      const isUntold = place < 0 || (kept[row] as number) <= place;
      if (isUntold && passes(table.codes.influencer?.[row] ?? NONE)) some.push(sale);
    }
    return countBuyers(sales, Uint32Array.from(some));
  };
}

/** The coding that the facts were made by. */
export function codingOf({ dictionaries, firstDay }: Facts): Coding {
  const made = Object.entries(dictionaries).map(([id, values]) => [id, dictionaryWith(values)]);
  return { dictionaries: Object.fromEntries(made), firstDay };
}

interface Side {
  readonly table: FactTable;
  readonly sales: Sales;
}

interface Cells {
  readonly ids: readonly ColumnId[];
  readonly columns: readonly Int32Array[];
  /** How many of the columns each row keeps. */
  readonly kept: Uint8Array;
  /** Of revenue in cells with their full name, 0–1. */
  readonly share: number;
}

function cellsOf(
  { table, sales }: Side,
  { grain, columns: wanted }: Plan,
  facts: Facts,
  least: number,
): Cells {
  const ids: ColumnId[] = [];
  const columns: Int32Array[] = [];
  for (const id of wanted) {
    const column = columnOf(table, id, facts);
    if (column === null) continue;
    ids.push(id);
    columns.push(id === 'day' ? inGrain(column, facts.firstDay, grain) : column);
  }
  const kept = partition(columns, table.rows, sales, least);
  if (kept === null) throw new Error('orders of too few buyers are not parted');
  const { revenue, orders } = table.values as Record<'revenue' | 'orders', Float64Array>;
  const sums = { revenue: 0, orders: 0, allRevenue: 0, allOrders: 0 };
  for (let row = 0; row < table.rows; row++) {
    sums.allRevenue += revenue[row] as number;
    sums.allOrders += orders[row] as number;
    if (kept[row] !== columns.length) continue;
    sums.revenue += revenue[row] as number;
    sums.orders += orders[row] as number;
  }
  // Where refunds leave no revenue, orders tell how much is there.
  const share = sums.allRevenue > 0 ? sums.revenue / sums.allRevenue : sums.orders / sums.allOrders;
  return { ids, columns, kept, share };
}

/** Cells by all of the columns, and the tracking rows of those that aren't told. */
function counted({ table }: Side, { columns, kept }: Cells): Pick<Told, 'cells' | 'suppressed' | 'rows'> {
  const { cells, cellOf } = numberCells(columns, table.rows);
  const told = new Uint8Array(cells);
  let rows = 0;
  for (let row = 0; row < table.rows; row++) {
    if (kept[row] === columns.length) told[cellOf[row] as number] = 1;
    else rows += table.values.rows?.[row] ?? 0;
  }
  const named = told.reduce((sum, one) => sum + one, 0);
  return { cells: named, suppressed: cells - named, rows };
}

/** A row's own column, or what its influencer is; `null` where it is neither. */
function columnOf(table: FactTable, id: ColumnId, { attributes }: Facts): Int32Array | null {
  const own = table.codes[id];
  if (own) return own;
  const influencer = table.codes.influencer;
  if (!influencer || !isAttribute(id)) return null;
  return influencer.map((code) => attributes[id][code] ?? NONE);
}

function isAttribute(id: ColumnId): id is AttributeId {
  return (attributeIds as readonly ColumnId[]).includes(id);
}

function cut(table: FactTable, { ids, columns, kept }: Cells): FactTable {
  const codes = ids.map((id, at) => [
    id,
    (columns[at] as Int32Array).map((code, row) => ((kept[row] as number) > at ? code : NONE)),
  ]);
  return gather({ ...table, codes: Object.fromEntries(codes) });
}

function emptied(table: FactTable, { columns }: Plan): FactTable {
  const kept = Object.entries(table.codes).filter(([id]) => columns.includes(id as ColumnId));
  return { ...table, codes: Object.fromEntries(kept) };
}

function blanks({ ids, columns, kept }: Cells): ColumnId[] {
  return ids.filter((_, at) =>
    (columns[at] as Int32Array).some((code, row) => code === NONE && (kept[row] as number) > at),
  );
}
