/** Gives each field of a header the column that reads it. */
import type { ColumnSpec, TableSpec } from '../schema/column.ts';
import { type SpecName, specs } from '../schema/index.ts';
import type { ReadSettings } from '../settings.ts';
import { AmountColumn } from './columns/amount-column.ts';
import { BLANK, CodedColumn, type Judged, REFUSED } from './columns/coded-column.ts';
import { type Column, missing, missingOptional } from './columns/column.ts';
import { CountColumn } from './columns/count-column.ts';
import { type DateOrder, DayColumn } from './columns/day-column.ts';
import { UserColumn } from './columns/user-column.ts';
import { judgeText, Vocabulary } from './columns/vocabulary.ts';
import type { Finding } from './finding.ts';
import { type HeaderField, isNameKey } from './header.ts';
import { type InfluencerLinks, idInvalid, isRewritten } from './influencer-links.ts';
import type { DateOrders } from './settle-dates.ts';
import { readBasis } from './values/basis.ts';
import type { CurrencyMarks } from './values/currency.ts';
import { readPlatform } from './values/platform.ts';
import { readText } from './values/text.ts';
import { readUrl } from './values/url.ts';
import { Zones } from './values/zone.ts';

export interface ReadContext {
  readonly table: SpecName;
  readonly settings: ReadSettings;
  readonly currency: CurrencyMarks;
  /** The influencers, once they are read: by id, and by name for files that know only names. */
  readonly links: { readonly byId: InfluencerLinks; readonly byName: InfluencerLinks } | null;
  /** Day and month orders that the columns have proved. */
  readonly orders: DateOrders;
  /** The last day that a post or an order can be of; `null` = unknown. */
  readonly latest: number | null;
}

interface Bound<C extends Column> {
  readonly name: string;
  /** 0-based. */
  readonly field: number;
  readonly spec: ColumnSpec;
  readonly column: C;
}
export type BoundCoded = Bound<CodedColumn> & { readonly kind: 'coded'; readonly vocabulary: Vocabulary };
export type BoundDay = Bound<DayColumn> & { readonly kind: 'day'; readonly zones: Zones };
export type BoundAmount = Bound<AmountColumn> & { readonly kind: 'amount' };
export type BoundCount = Bound<CountColumn> & { readonly kind: 'count' };
export type BoundUser = Bound<UserColumn> & { readonly kind: 'user' };
export type BoundColumn = BoundCoded | BoundDay | BoundAmount | BoundCount | BoundUser;

const organic: Finding = {
  code: 'row-organic',
  say: () => 'Rows that name no influencer are organic: counted in the totals, shown apart.',
  hint: null,
  once: true,
};

/** The values of the columns by name, met so far: files of one table share them. */
export type Vocabularies = Map<string, Vocabulary>;

export function bindColumns(
  header: readonly HeaderField[],
  context: ReadContext,
  vocabularies: Vocabularies = new Map(),
): BoundColumn[] {
  const spec: TableSpec = specs[context.table];
  return header.flatMap((found, field) => {
    const column = found.column === null ? undefined : spec[found.column];
    return column === undefined || found.column === null
      ? []
      : [bind(found.column, field, column, isNameKey(found), context, vocabularies)];
  });
}

function bind(
  name: string,
  field: number,
  spec: ColumnSpec,
  byName: boolean,
  context: ReadContext,
  vocabularies: Vocabularies,
): BoundColumn {
  const { table, settings, currency } = context;
  const decimal = settings.decimal ?? null;
  const blank = blankFinding(spec);
  const at = { name, field, spec };
  switch (spec.reader) {
    case 'user':
      return { ...at, kind: 'user', column: new UserColumn() };
    case 'count':
      // Orders below 0 may be a return: the row's revenue tells.
      return {
        ...at,
        kind: 'count',
        column: new CountColumn(decimal, table === 'tracking_data' && name === 'orders', blank),
      };
    case 'amount':
      return { ...at, kind: 'amount', column: new AmountColumn(decimal, name !== 'rate', currency, blank) };
    case 'day': {
      const zones = new Zones(settings.timezone ?? null);
      const set = orderOf(settings.dateFormat);
      const order = (mark: string): DateOrder | null => set ?? context.orders.get(name)?.get(mark) ?? null;
      // Payments may be planned.
      const latest = name === 'payout_date' ? null : context.latest;
      return { ...at, kind: 'day', zones, column: new DayColumn({ order, latest, zones, blank }) };
    }
    default: {
      const vocabulary = vocabularies.get(name) ?? new Vocabulary();
      vocabularies.set(name, vocabulary);
      const column = new CodedColumn(judgeOf(spec, byName, vocabulary, blank, context));
      return { ...at, kind: 'coded', vocabulary, column };
    }
  }
}

function blankFinding({ reader, presence }: ColumnSpec): Finding | null {
  if (presence === 'required') return missing;
  if (presence === 'optional') return null;
  return reader === 'link' ? organic : missingOptional;
}

function orderOf(dateFormat: string | undefined): DateOrder | null {
  if (dateFormat === undefined || /^y/i.test(dateFormat)) return null;
  return /^d/i.test(dateFormat) ? 'day-first' : 'month-first';
}

function judgeOf(
  { reader }: ColumnSpec,
  byName: boolean,
  vocabulary: Vocabulary,
  blank: Finding | null,
  { links }: ReadContext,
): (raw: string) => Judged {
  if (reader === 'link' && links) {
    const target = byName ? links.byName : links.byId;
    return (raw) => target.resolve(raw, blank);
  }
  if (reader === 'prose') return judgeText(vocabulary, (raw) => readText(raw, true), blank, false);
  if (reader === 'url') return judgeText(vocabulary, readUrl, blank, false);
  if (reader === 'platform') return judgeText(vocabulary, readPlatform, blank, true);
  if (reader === 'basis') return judgeText(vocabulary, readBasis, blank, false);
  if (reader === 'key') return judgeKey(vocabulary, blank);
  return judgeText(vocabulary, readText, blank, reader === 'text');
}

/** Text that a program writes for "no value". */
const NO_ID = /^(?:nan|null|none|n\/a|#n\/a|#ref!|#value!|#name\?)$/i;

function judgeKey(vocabulary: Vocabulary, blank: Finding | null): (raw: string) => Judged {
  const text = judgeText(vocabulary, readText, blank, false);
  return (raw) => {
    const id = raw.trim();
    if (isRewritten(id) || NO_ID.test(id)) return { code: REFUSED, findings: [idInvalid] };
    const judged = text(raw);
    return judged.code === BLANK ? { code: REFUSED, findings: judged.findings } : judged;
  };
}
