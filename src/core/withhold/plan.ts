/**
 * How coarse a cube has to be for most of the revenue to stay in named cells: a fixed search, so that the same
 * drop is always told in the same detail. Time is coarsened first, to weeks and then to months, as that loses
 * the least; then what is least wanted goes, passing over what would gain nothing. What was given up and would
 * have fitted after all comes back at the end.
 */
import { attributeIds, type ColumnId, type DictionaryId, type Grain } from '../facts.ts';
import type { FilterId } from '../filter-ids.ts';
import { grains } from './grain.ts';

/** Share of revenue that stays in named cells. */
export const MOST = 0.8;

export interface Plan {
  readonly grain: Grain;
  /** What cells are named by, the most wanted first; `day` stands for the grain. */
  readonly columns: readonly ColumnId[];
}

/** What readers want to know, the most wanted first, where the report doesn't say. */
const wanted: readonly ColumnId[] = [
  'influencer',
  'day',
  'campaign',
  'brand',
  'product',
  'source',
  'product_category',
  'buyer_city',
  'post',
];

/** What stays of an influencer who is not told apart. */
const attributes: readonly DictionaryId[] = [
  'platform',
  'tier',
  'category',
  'persona',
  'gender',
  'age_group',
  'city',
];

/**
 * `known` are the columns that orders are recorded along; attributes only where they may be told. Where payouts are
 * told influencers come before all else: only the first column has each value told as a whole, and what someone was
 * paid stands beside all that they sold.
 */
export function firstPlan(
  known: ReadonlySet<ColumnId>,
  filters: readonly FilterId[] | undefined,
  tellsPayouts: boolean,
): Plan {
  const asked = (filters ?? []).filter((id): id is FilterId & ColumnId => id !== 'basis');
  const others = wanted.filter((id) => !(asked as readonly ColumnId[]).includes(id));
  // Who asks for attributes and not for influencers gets those, whoever it was.
  const apart = asked.some(isAttribute) && !asked.includes('influencer');
  const order = apart
    ? [...asked, ...others.filter((id) => id !== 'influencer')]
    : [...asked.filter((id) => !isAttribute(id)), ...others];
  if (tellsPayouts && order.includes('influencer'))
    order.unshift(...order.splice(order.indexOf('influencer'), 1));
  return { grain: known.has('day') ? 'day' : 'none', columns: order.filter((id) => known.has(id)) };
}

/** `share` is the part of revenue in cells that are named by all of a plan's columns, 0–1. */
export function choosePlan(
  first: Plan,
  known: ReadonlySet<ColumnId>,
  share: (plan: Plan) => number,
): { readonly plan: Plan; readonly share: number } {
  let plan = first;
  let reached = share(plan);
  const lost: ColumnId[] = [];
  while (reached < MOST && plan.columns.length > 0) {
    const [next, gone] = coarser(plan, known, reached, share);
    plan = next;
    if (gone !== null && gone !== 'influencer') lost.push(gone);
    reached = share(plan);
  }
  if (lost.length === 0 && plan.grain === first.grain) return { plan, share: reached };
  const better = [
    ...lost.reverse().map((id) => (from: Plan) => withColumn(from, id, first)),
    // Months don't part into weeks: each is tried by itself.
    ...grains
      .filter((grain) => grain !== 'none')
      .reverse()
      .map((grain) => (from: Plan) => (isFiner(grain, from) ? { ...from, grain } : from)),
  ];
  for (const finer of better) {
    const tried = finer(plan);
    const found = share(tried);
    if (found >= MOST) [plan, reached] = [tried, found];
  }
  return { plan, share: reached };
}

/** The next plan to try, and the column that it goes without. */
function coarser(
  plan: Plan,
  known: ReadonlySet<ColumnId>,
  reached: number,
  share: (plan: Plan) => number,
): [Plan, ColumnId | null] {
  const step = grains[grains.indexOf(plan.grain) + 1];
  if (step !== undefined && step !== 'none' && plan.columns.includes('day'))
    return [{ ...plan, grain: step }, null];
  const tried = plan.columns.toReversed().map((id): [Plan, ColumnId] => [without(plan, id, known), id]);
  return tried.find(([next]) => share(next) > reached) ?? (tried[0] as [Plan, ColumnId]);
}

function without({ grain, columns }: Plan, id: ColumnId, known: ReadonlySet<ColumnId>): Plan {
  const stays = id === 'influencer' ? attributes.filter((one) => known.has(one)) : [];
  return {
    grain: id === 'day' ? 'none' : grain,
    columns: columns.flatMap((one) => (one === id ? stays : [one])),
  };
}

/** In the place that the first plan has for it. */
function withColumn(plan: Plan, id: ColumnId, first: Plan): Plan {
  const before = first.columns.slice(0, Math.max(0, first.columns.indexOf(id)));
  const at = plan.columns.findLastIndex((one) => before.includes(one) || isAttribute(one)) + 1;
  return { grain: id === 'day' ? 'month' : plan.grain, columns: plan.columns.toSpliced(at, 0, id) };
}

function isFiner(grain: Grain, { grain: now, columns }: Plan): boolean {
  return columns.includes('day') && grains.indexOf(grain) < grains.indexOf(now);
}

function isAttribute(id: string): boolean {
  return (attributeIds as readonly string[]).includes(id);
}
