/** What a reader has chosen, as the query string says it: the address of a page is all that holds it. */
import { isoDay, parseIsoDay } from '../../core/calendar.ts';
import { type FilterId, filterIds } from '../../core/filter-ids.ts';

export interface FilterState {
  /** Chosen values of each filter, none empty; `null` = not recorded. */
  readonly values: Readonly<Partial<Record<FilterId, readonly (string | null)[]>>>;
  /** First and last day, both included, since 1970-01-01. */
  readonly from?: number;
  readonly to?: number;
  /** Influencers with fewer attributed orders are left out. */
  readonly least?: number;
  /** What it is held beside: the period before of the same length, or a selection of its own. */
  readonly beside?: 'previous' | FilterState;
}

export const unfiltered: FilterState = { values: {} };

/** Names of what isn't a dimension. */
const FROM = 'from';
const TO = 'to';
const LEAST = 'min-orders';
const BESIDE = 'compare';

/** Reads a query string, with or without its question mark. What it doesn't know is passed over; `notes` say what was not understood. */
export function readQuery(query: string): { readonly state: FilterState; readonly notes: readonly string[] } {
  const notes: string[] = [];
  const values: Partial<Record<FilterId, (string | null)[]>> = {};
  const state: { -readonly [K in keyof FilterState]: FilterState[K] } = { values };
  for (const part of query.replace(/^\?/, '').split('&')) {
    const [key = '', text = ''] = halves(part);
    if (isFilter(key)) {
      const chosen = text.split(',').map((one) => decoded(one) || null);
      values[key] = [...new Set([...(values[key] ?? []), ...chosen])];
    } else if (key === FROM || key === TO) {
      const day = parseIsoDay(decoded(text));
      if (day === null) notes.push(`“${decoded(text)}” is not a date such as 2025-06-14`);
      else state[key] = day;
    } else if (key === LEAST) {
      const least = Number(decoded(text));
      if (Number.isInteger(least) && least > 0) state.least = least;
      else notes.push(`“${decoded(text)}” is not a number of orders`);
    } else if (key === BESIDE) {
      if (text === 'previous') state.beside = 'previous';
      else {
        const { beside: _, ...other } = readQuery(decoded(text)).state;
        state.beside = other;
      }
    }
  }
  if (state.from !== undefined && state.to !== undefined && state.from > state.to) {
    notes.push('the first day lies after the last');
    const { from: _, to: __, ...rest } = state;
    return { state: rest, notes };
  }
  return { state, notes };
}

/** The query string, without its question mark; '' = nothing is chosen. The same choice gives the same text. */
export function queryOf({ values, from, to, least, beside }: FilterState): string {
  const parts = filterIds.flatMap((id) => {
    const chosen = values[id];
    return chosen?.length ? [`${id}=${chosen.map((value) => encoded(value ?? '')).join(',')}`] : [];
  });
  if (from !== undefined) parts.push(`${FROM}=${isoDay(from)}`);
  if (to !== undefined) parts.push(`${TO}=${isoDay(to)}`);
  if (least !== undefined) parts.push(`${LEAST}=${least}`);
  if (beside === 'previous') parts.push(`${BESIDE}=previous`);
  else if (beside !== undefined) parts.push(`${BESIDE}=${encoded(queryOf(beside))}`);
  return parts.join('&');
}

/** Whether it leaves anything out. */
export function isFiltered({ beside: _, ...state }: FilterState): boolean {
  return queryOf(state) !== '';
}

/** The same with other values of one filter; none = it is not filtered by. */
export function withValues(
  state: FilterState,
  id: FilterId,
  chosen: readonly (string | null)[],
): FilterState {
  const { [id]: _, ...others } = state.values;
  return { ...state, values: chosen.length === 0 ? others : { ...others, [id]: chosen } };
}

function isFilter(key: string): key is FilterId {
  return (filterIds as readonly string[]).includes(key);
}

function halves(part: string): [string, string] {
  const at = part.indexOf('=');
  return at < 0 ? [part, ''] : [part.slice(0, at), part.slice(at + 1)];
}

/** As forms send it: a plus is a space, and what is no code of a letter stays as it is. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

/** Readable where it may be; a comma parts values. */
function encoded(text: string): string {
  return encodeURIComponent(text).replaceAll('%20', '+');
}
