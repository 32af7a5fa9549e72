/** The rows that came, went or changed, one by one. */
import { isoDay } from '../../core/calendar.ts';
import type { RowChanges } from '../../core/compare/pair-rows.ts';
import type { RosterRecord } from '../../core/compare/roster.ts';
import { attributeIds } from '../../core/facts.ts';
import { UNDEFINED } from '../../core/format/formatter.ts';
import { dimensions } from '../../core/measure/dimensions.ts';
import type { Context } from '../context.ts';
import { nameCell } from '../members.ts';
import { isolated, nameOf } from '../names.ts';
import type { PayoutRecord, PostRecord } from '../records.ts';
import type { Cell, Claim, Column, TableBlock } from '../view.ts';
import { counted, dotted, exactCell, linkCell, textCell, textColumn } from '../words.ts';
import { type Compared, kinds, LISTED, listedNote, since } from './compared.ts';
import type { AllRowChanges } from './row-changes.ts';

type Kind = keyof typeof kinds;

/** A row of a list; `before` is absent for what is new, `after` for what is gone. */
interface Listed<R> {
  readonly kind: Kind;
  readonly before?: R;
  readonly after?: R;
}

export function influencerList(compared: Compared, { influencers }: AllRowChanges): TableBlock[] {
  const followers = (record?: RosterRecord) => exactCell(compared.now, record?.followers ?? null, 'count');
  return list(compared, influencers, {
    id: 'influencer-changes',
    one: 'influencer',
    order: (a, b) => (b.followers ?? 0) - (a.followers ?? 0),
    columns: [
      textColumn('influencer', 'Influencer'),
      { id: 'then', label: 'Followers then', unit: 'count' },
      { id: 'now', label: 'Followers now', unit: 'count' },
      textColumn('else', 'What else changed'),
    ],
    cells: ({ before, after }) => [
      influencerCell(compared, before?.id, after?.id),
      followers(before),
      followers(after),
      textCell(
        before && after
          ? changesIn(
              attributeIds.map(
                (id): Field => [
                  dimensions[id].label.toLowerCase(),
                  nameOrNone(compared.earlier, id, before.attributes[id]),
                  nameOrNone(compared.now, id, after.attributes[id]),
                ],
              ),
              [['name', before.name, after.name]],
            )
          : '',
      ),
    ],
  });
}

export function postList(compared: Compared, { posts }: AllRowChanges): TableBlock[] {
  const { now } = compared;
  const reach = (record?: PostRecord) => exactCell(now, record?.reach ?? null, 'count');
  const number = (value: number | null) => now.format.exact(value, 'count');
  return list(compared, posts, {
    id: 'post-changes',
    one: 'post',
    order: (a, b) => (b.day ?? 0) - (a.day ?? 0) || (b.reach ?? 0) - (a.reach ?? 0),
    columns: [
      textColumn('influencer', 'Influencer'),
      textColumn('post', 'Post'),
      { id: 'then', label: 'Reach then', unit: 'count' },
      { id: 'now', label: 'Reach now', unit: 'count' },
      textColumn('else', 'What else changed'),
    ],
    cells: ({ before, after }) => [
      influencerCell(compared, before?.influencer, after?.influencer),
      postCell(after ?? before),
      reach(before),
      reach(after),
      textCell(
        before && after
          ? changesIn([
              ['likes', number(before.likes), number(after.likes)],
              ['comments', number(before.comments), number(after.comments)],
              ['date', dayWords(before.day), dayWords(after.day)],
              ['platform', before.platform, after.platform],
              ['campaign', before.campaign, after.campaign],
              ['brand', before.brand, after.brand],
              ['address', before.url, after.url],
              ['influencer', before.influencer, after.influencer],
              ['caption', before.caption, after.caption],
            ])
          : '',
      ),
    ],
  });
}

export function payoutList(compared: Compared, { payouts }: AllRowChanges): TableBlock[] {
  const { now } = compared;
  const paid = (record?: PayoutRecord) => exactCell(now, record?.paid ?? null, 'money');
  return list(compared, payouts, {
    id: 'payout-changes',
    one: 'payout',
    order: (a, b) => (b.day ?? 0) - (a.day ?? 0) || b.paid - a.paid,
    columns: [
      textColumn('influencer', 'Influencer'),
      textColumn('payout', 'Payout'),
      { id: 'then', label: 'Paid then', unit: 'money' },
      { id: 'now', label: 'Paid now', unit: 'money' },
      textColumn('else', 'What else changed'),
    ],
    cells: ({ before, after }) => {
      const { basis = null, day = null, campaign = null } = after ?? before ?? {};
      return [
        influencerCell(compared, before?.influencer, after?.influencer),
        textCell(
          dotted(nameOf(now, 'basis', basis), day === null ? '' : isoDay(day), isolated(campaign ?? '')),
        ),
        paid(before),
        paid(after),
        textCell(
          before && after
            ? changesIn([
                ['status', before.status, after.status],
                ['rate', now.format.exact(before.rate, 'money'), now.format.exact(after.rate, 'money')],
                ['orders', now.format.exact(before.orders, 'count'), now.format.exact(after.orders, 'count')],
              ])
            : '',
        ),
      ];
    },
  });
}

interface List<R> {
  readonly id: string;
  readonly one: string;
  /** Within a kind. */
  order(a: R, b: R): number;
  readonly columns: readonly Column[];
  cells(row: Listed<R>): Cell[];
}

/** None where nothing changed: the table of all rows says so. */
function list<R>(
  compared: Compared,
  { added, gone, changed }: RowChanges<R>,
  { id, one, order, columns, cells }: List<R>,
): TableBlock[] {
  const rows: Listed<R>[] = [
    ...gone.toSorted(order).map((before) => ({ kind: 'gone', before }) as const),
    ...changed
      .toSorted((a, b) => order(a.after, b.after))
      .map((row) => ({ kind: 'changed', ...row }) as const),
    ...added.toSorted(order).map((after) => ({ kind: 'added', after }) as const),
  ];
  if (rows.length === 0) return [];
  const shown = rows.slice(0, LISTED);
  const made = shown.map(cells);
  // The last column says what else changed; often nothing did.
  const width = made.some((row) => row.at(-1)?.text !== '') ? columns.length : columns.length - 1;
  return [
    {
      kind: 'table',
      id,
      title: listClaim(compared, one, { added, gone, changed }),
      footnote: dotted(listedNote(compared, rows.length), 'gone first, then changed, then new'),
      table: {
        caption: `${one.charAt(0).toUpperCase()}${one.slice(1)}s that came, went or changed`,
        columns: [...columns.slice(0, 1), textColumn('kind', 'Change'), ...columns.slice(1, width)],
        rows: made.map(([first, ...others], at) => [
          first ?? textCell(''),
          textCell(kinds[shown[at]?.kind ?? 'changed']),
          ...others.slice(0, width - 1).map((cell) => (cell.text === '' ? textCell(UNDEFINED) : cell)),
        ]),
        empty: 'Nothing changed.',
      },
    },
  ];
}

function listClaim(
  compared: Compared,
  one: string,
  { added, gone, changed }: Pick<RowChanges<unknown>, 'added' | 'gone' | 'changed'>,
): Claim {
  const { now } = compared;
  const parts = [
    [added.length, added.length === 1 ? 'is new' : 'are new'],
    [gone.length, gone.length === 1 ? 'is gone' : 'are gone'],
    [changed.length, 'changed'],
  ] as const;
  const told = parts.filter(([n]) => n > 0);
  const all = added.length + gone.length + changed.length;
  return {
    text: told
      .map(([n, words], at) => `${at === 0 ? counted(now, n, one) : now.format.exact(n, 'count')} ${words}`)
      .join(', '),
    metric: 'rows',
    as: 'count',
    value: all,
    n: all,
    ...since(compared),
  };
}

type Field = readonly [name: string, before: string | null, after: string | null];

/** "followers 52,000 → 55,000 · tier micro → mid"; of long texts that they changed. */
function changesIn(...groups: readonly (readonly Field[])[]): string {
  const said = groups
    .flat()
    .filter(([, before, after]) => before !== after)
    .map(([name, before, after]) => {
      const long = Math.max(before?.length ?? 0, after?.length ?? 0) > LONG;
      return long ? name : `${name} ${isolated(before ?? 'none')} → ${isolated(after ?? 'none')}`;
    });
  return dotted(...said);
}

/** Letters that a value is shown with. */
const LONG = 40;

function nameOrNone(
  context: Context,
  id: (typeof attributeIds)[number],
  value: string | null,
): string | null {
  return value === null ? null : nameOf(context, id, value);
}

/** By the name of the drop that has them, the newer one first. */
function influencerCell({ now, earlier }: Compared, before?: string, after?: string): Cell {
  if (after !== undefined) return { ...nameCell(now, 'influencer', after), pick: null };
  return textCell(nameOf(earlier, 'influencer', before ?? null));
}

function postCell(record?: PostRecord): Cell {
  if (record === undefined) return textCell('');
  const text = dotted(dayWords(record.day), record.platform ?? 'not recorded');
  return record.url === null ? textCell(text) : linkCell(text, record.url);
}

function dayWords(day: number | null): string {
  return day === null ? 'no date' : isoDay(day);
}
