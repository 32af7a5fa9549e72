/**
 * A drop's facts → facts that may be published. Whatever is published is computed from these alone, and every
 * number of orders in them stands in a cell of enough distinct buyers, each order in one cell: so what is
 * published is sums of such cells, and nothing smaller follows from it.
 */
import { type Drop, NO_DAY, type RecordTables } from '../drop.ts';
import {
  type AttributeId,
  attributeIds,
  type ColumnId,
  type DictionaryId,
  type Facts,
  type FactTable,
  NONE,
  type UserCounts,
} from '../facts.ts';
import type { Issue } from '../issue.ts';
import { allocateSpend } from '../model/allocate-spend.ts';
import { namesSomeone } from './names-someone.ts';
import { payoutsTell } from './payouts-tell.ts';
import { LEAST, type Policy } from './policy.ts';
import { recoded } from './recoded.ts';
import { refusal } from './refusal.ts';
import { byWhatIsTold } from './renumber.ts';
import { toldTables } from './told-tables.ts';
import { codingOf, type Told, withheldOrders } from './withheld-orders.ts';
import { withheldRecords } from './withheld-records.ts';

export interface Withholding {
  readonly facts: Facts;
  readonly tables: RecordTables;
  readonly told: Told;
}

/** `said` are texts of the report itself. An issue where nothing may be published. */
export function withhold(
  drop: Drop,
  facts: Facts,
  policy: Policy,
  said: readonly string[],
): Withholding | Issue {
  const { least, hidden } = policy;
  if (least < LEAST && hidden.length > 0) return refusal.threshold(least);
  if (drop.buyers === null) throw new Error('what is withheld is decided by buyers');
  const hides = (what: (typeof hidden)[number]) => hidden.includes(what);
  const mayTell = attributeIds.filter(
    (id) =>
      !(id === 'gender' && hides('gender')) &&
      !(id === 'persona' && hides('gender') && isGendered(drop, facts)),
  );
  const known = { ...facts, attributes: only(facts.attributes, mayTell) };
  const found = withheldOrders(
    { ...drop, buyers: drop.buyers },
    known,
    policy,
    mayTell.filter((id) => facts.dictionaries[id].length > 0),
  );
  if (found === null) return refusal.tooFew(facts.users.total, least);
  const { plan, orders, organic, untold, parted, told } = found;
  const coding = codingOf(facts);
  if (!hides('payouts')) {
    const few = payoutsTell(drop, coding, untold, found.buyersOfUntold, least);
    if (few !== null) return refusal.payouts(few, least);
  }
  const records = withheldRecords(drop, known, coding, policy, plan, untold);
  const tables = { orders, organic, ...records };

  const apart = plan.columns.includes('influencer');
  const count = apart ? facts.dictionaries.influencer.length : 0;
  const attributesOf = (code: number) =>
    JSON.stringify(attributeIds.map((id) => known.dictionaries[id][known.attributes[id][code] ?? NONE]));
  const order = hides('names')
    ? byWhatIsTold(count, Object.values(tables), orders, attributesOf)
    : Int32Array.from({ length: count }, (_, code) => code);
  const ids = hides('names')
    ? Array.from(order, (_, at) => String(at + 1))
    : facts.dictionaries.influencer.slice(0, count);
  const names = Array.from(order, (old, at) =>
    hides('names') ? `Influencer ${at + 1}` : (facts.names[old] ?? ''),
  );
  const coded = recoded(known, tables, order, ids);
  const days = daysOf(drop, organic.rows > 0, hides('payouts'));
  const dated = shifted(coded.tables, facts.firstDay - days.firstDay);

  const recorded = (Object.keys(facts.dictionaries) as DictionaryId[]).filter(
    (id) => facts.dictionaries[id].length > 0,
  );
  const carried = new Set<string>([
    ...plan.columns,
    ...(apart ? mayTell : []),
    ...(hides('payouts') || !apart ? [] : ['basis']),
  ]);
  const allocation = apart ? facts.allocation : 'none';
  const withheld: Facts = {
    ...days,
    dictionaries: coded.dictionaries,
    names,
    attributes: coded.attributes,
    allocation,
    users: toldUsers(facts.users, least),
    withheld: {
      least,
      grain: plan.grain,
      without: recorded.filter((id) => !carried.has(id)),
      hidden,
      named: told.named,
      blank: [...new Set([...found.blank, ...blanksOf(records, known, untold)])].filter(
        (id) => id === 'day' || carried.has(id),
      ),
      parted,
      entire: plan.columns[0] ?? null,
    },
    tables: {
      ...dated,
      spend: allocateSpend(dated, coded.dictionaries.basis, allocation, parted),
    },
  };
  const rows = toldTables(drop, withheld, facts.dictionaries.influencer, coded.codes.influencer, untold);
  if (hides('names')) {
    const { campaign, status } = rows.payouts;
    const values = [
      ...Object.values(withheld.dictionaries).flat(),
      ...(campaign?.values ?? []),
      ...(status?.values ?? []),
    ];
    const named = namesSomeone(facts, values, said);
    if (named !== null) return refusal.named(named);
  }
  return { facts: withheld, tables: rows, told };
}

function only(attributes: Facts['attributes'], may: readonly AttributeId[]): Facts['attributes'] {
  return Object.fromEntries(
    attributeIds.map((id) => [id, may.includes(id) ? attributes[id] : attributes[id].map(() => NONE)]),
  ) as unknown as Facts['attributes'];
}

/** Whether a persona says a gender: those that are made here do, and a file's own may. */
function isGendered({ influencers }: Drop, { dictionaries: { persona, gender } }: Facts): boolean {
  if (influencers.persona === null) return true;
  const said = gender.map((one) => one.toLowerCase());
  return persona.some((one) => said.some((word) => one.toLowerCase().includes(word)));
}

/** Counts of people that none of fewer follows from. */
function toldUsers({ total, repeat }: UserCounts, least: number): UserCounts {
  const tellsRepeat = repeat !== null && repeat >= least && total - repeat >= least;
  return {
    total,
    repeat: tellsRepeat ? repeat : null,
    by: { influencer: null, campaign: null, product: null, source: null },
  };
}

/** The days of what is told, both ends exact: that something happened on them is no number of anyone's. */
function daysOf({ posts, tracking, payouts }: Drop, tellsOrganic: boolean, hidesPayouts: boolean) {
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  const take = (day: number) => {
    if (day === NO_DAY) return;
    first = Math.min(first, day);
    last = Math.max(last, day);
  };
  for (const day of posts.date) take(day);
  for (const [row, day] of tracking.date.entries())
    if (tellsOrganic || (tracking.influencer_id?.codes[row] ?? NONE) !== NONE) take(day);
  if (!hidesPayouts) for (const day of payouts.payout_date ?? []) take(day);
  return Number.isFinite(first) ? { firstDay: first, days: last - first + 1 } : { firstDay: 0, days: 0 };
}

/** Days counted from another first one, before which none is put. */
function shifted<T extends Readonly<Record<string, FactTable>>>(tables: T, by: number): T {
  if (by === 0) return tables;
  const moved = Object.entries(tables).map(([id, table]) => {
    const { day } = table.codes;
    const codes = day && {
      ...table.codes,
      day: day.map((code) => (code === NONE ? NONE : Math.max(0, code + by))),
    };
    return [id, codes ? { ...table, codes } : table];
  });
  return Object.fromEntries(moved) as T;
}

/** Columns that posts, payouts and influencers leave blank themselves. */
function blanksOf(
  { posts, payouts }: Pick<Facts['tables'], 'posts' | 'payouts'>,
  { attributes }: Facts,
  untold: ReadonlySet<number>,
): ColumnId[] {
  const has = ({ codes }: FactTable, passes: (row: number) => boolean) =>
    (Object.entries(codes) as [ColumnId, Int32Array][]).flatMap(([id, column]) =>
      column.some((code, row) => code === NONE && passes(row)) ? [id] : [],
    );
  return [
    ...has(posts, () => true),
    // The one sum of those whose orders aren't told is withheld along everything.
    ...has(payouts, (row) => untold.size === 0 || payouts.codes.influencer?.[row] !== NONE),
    ...attributeIds.filter((id) => attributes[id].includes(NONE)),
  ];
}
