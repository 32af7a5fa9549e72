/**
 * Posts, payouts and the roster as they may be published. Posts are nobody's purchases and stay, in the steps of
 * time that orders have. What is paid per order, sale or click is a number of them times a rate, so such payouts
 * are told in one sum an influencer, never with their rates and orders; and of influencers whose own orders are
 * not told, payouts of every basis are one sum without a name.
 */
import type { Drop } from '../drop.ts';
import { type AttributeId, attributeIds, type ColumnId, type Facts, type FactTable, NONE } from '../facts.ts';
import { gather } from '../gather.ts';
import { type Coding, payoutFacts, postFacts, rosterFacts } from '../model/table-facts.ts';
import type { BasisId } from '../payout/index.ts';
import { inGrain } from './grain.ts';
import type { Plan } from './plan.ts';
import type { Policy } from './policy.ts';

export interface WithheldRecords {
  readonly posts: FactTable;
  /** Without columns and values where payouts are hidden: they are not payouts of 0. */
  readonly payouts: FactTable;
  readonly roster: FactTable;
}

export function withheldRecords(
  drop: Drop,
  facts: Facts,
  coding: Coding,
  { hidden }: Policy,
  plan: Plan,
  untold: ReadonlySet<number>,
): WithheldRecords {
  const cut = (table: FactTable) => gather(along(table, facts, plan));
  const { values, ...roster } = rosterFacts(drop, coding);
  const { followers: _, ...people } = values;
  return {
    posts: cut(postFacts(drop, coding)),
    payouts: hidden.includes('payouts')
      ? { rows: 0, codes: {}, values: {} }
      : gather(toldPayouts(along(payoutFacts(drop, coding), facts, plan), coding, untold)),
    // How many follow someone leads to who it is.
    roster: cut({ ...roster, values: hidden.includes('names') ? people : values }),
  };
}

/** The columns that a plan has; what an influencer is, where influencers aren't told apart. */
function along(table: FactTable, facts: Facts, { grain, columns }: Plan): FactTable {
  const own = Object.entries(table.codes) as [ColumnId, Int32Array][];
  const kept = own.flatMap(([id, column]): [ColumnId, Int32Array][] => {
    if (id === 'day') return columns.includes('day') ? [[id, inGrain(column, facts.firstDay, grain)]] : [];
    return id === 'basis' || isTold(id, columns) ? [[id, column]] : [];
  });
  const { influencer } = table.codes;
  const attributes = columns.filter(
    (id): id is AttributeId => isAttribute(id) && table.codes[id] === undefined,
  );
  return {
    ...table,
    codes: Object.fromEntries([
      ...kept,
      ...(influencer
        ? attributes.map((id) => [id, influencer.map((code) => facts.attributes[id][code] ?? NONE)] as const)
        : []),
    ]),
  };
}

/** What an influencer is follows from who it is. */
function isTold(id: ColumnId, columns: readonly ColumnId[]): boolean {
  return columns.includes(id) || (isAttribute(id) && columns.includes('influencer'));
}

function isAttribute(id: ColumnId): id is AttributeId {
  return (attributeIds as readonly ColumnId[]).includes(id);
}

/** Bases whose payouts may count buyers: by their orders, their money or their clicks. */
export const perBuyer: ReadonlySet<string | undefined> = new Set<BasisId | undefined>([
  'order',
  'sale',
  'click',
  undefined,
]);

function toldPayouts(payouts: FactTable, { dictionaries }: Coding, untold: ReadonlySet<number>): FactTable {
  const { influencer, basis } = payouts.codes;
  // Groups of influencers may hold one alone: without names there is one sum.
  if (influencer === undefined) return { ...payouts, codes: {} };
  const ids = Object.keys(payouts.codes) as ColumnId[];
  const isUntold = (row: number) => untold.has(influencer[row] as number);
  const isPerOrder = (row: number) => perBuyer.has(dictionaries.basis.values[basis?.[row] ?? NONE]);
  const codes = ids.map((id) => {
    const always = id === 'influencer' || id === 'basis';
    const column = payouts.codes[id] as Int32Array;
    return [id, column.map((code, row) => (isUntold(row) || (!always && isPerOrder(row)) ? NONE : code))];
  });
  return { ...payouts, codes: Object.fromEntries(codes) };
}
