/** Rows that came, went or changed, and which of them are the same thing in both drops. */
import { pairRows, type RowChanges } from '../../core/compare/pair-rows.ts';
import { type RosterRecord, rosterOf } from '../../core/compare/roster.ts';
import type { PayoutRecord, PostRecord } from '../records.ts';
import type { Claim, TableBlock } from '../view.ts';
import { counted, exactCell, textCell, textColumn } from '../words.ts';
import { type Compared, since } from './compared.ts';

export interface AllRowChanges {
  readonly influencers: RowChanges<RosterRecord>;
  readonly posts: RowChanges<PostRecord>;
  readonly payouts: RowChanges<PayoutRecord>;
}

export function rowChanges({ now, earlier }: Compared): AllRowChanges {
  return {
    influencers: pairRows(rosterOf(earlier.cube), rosterOf(now.cube), ({ id }) => id, contentOf),
    posts: pairRows(earlier.records.posts(), now.records.posts(), postKey, contentOf),
    payouts: pairRows(earlier.records.payouts(), now.records.payouts(), payoutKey, contentOf),
  };
}

/** A post is known by its own id, else by its address, else by who posted where and when. */
function postKey({ post, url, influencer, day, platform }: PostRecord): string {
  if (post !== null) return JSON.stringify(['post', post]);
  return JSON.stringify(url === null ? ['day', influencer, day, platform] : ['url', url]);
}

function payoutKey({ influencer, basis, campaign, day }: PayoutRecord): string {
  return JSON.stringify([influencer, basis, campaign, day]);
}

function contentOf(row: unknown): string {
  return JSON.stringify(row);
}

/** Every row of both drops stands in it once. */
export function rowsTable(compared: Compared, changes: AllRowChanges): TableBlock {
  const { now, earlier, thenDay, nowDay } = compared;
  const count = (value: number | null) => exactCell(now, value, 'count');
  const row = (name: string, { added, gone, changed, same }: RowChanges<unknown>) => [
    textCell(name),
    count(gone.length + changed.length + same),
    count(gone.length),
    count(changed.length),
    count(same),
    count(added.length),
    count(added.length + changed.length + same),
  ];
  const tracked = [earlier, now].map(({ drop }) => drop.rows.tracking_data.accepted);
  return {
    kind: 'table',
    id: 'rows',
    title: rowsClaim(compared, changes),
    footnote:
      'then = gone + changed + unchanged, now = new + changed + unchanged · an influencer is known by the id; a post by its id, else its address, else influencer, day and platform; a payout by influencer, basis, campaign and day · shares, saves and clicks of posts are not compared · tracking rows are people’s orders: they are compared by day',
    table: {
      caption: 'Rows of both drops',
      columns: [
        textColumn('table', 'Table'),
        { id: 'then', label: thenDay, unit: 'count' },
        { id: 'gone', label: 'Gone', unit: 'count' },
        { id: 'changed', label: 'Changed', unit: 'count' },
        { id: 'same', label: 'Unchanged', unit: 'count' },
        { id: 'new', label: 'New', unit: 'count' },
        { id: 'now', label: nowDay, unit: 'count' },
      ],
      rows: [
        row('Influencers', changes.influencers),
        row('Posts', changes.posts),
        row('Payouts', changes.payouts),
        [
          textCell('Tracking rows'),
          count(tracked[0] ?? null),
          ...Array.from({ length: 4 }, () => count(null)),
          count(tracked[1] ?? null),
        ],
      ],
      empty: 'No rows.',
    },
  };
}

/** How many are new, gone and changed, of each kind. */
export function rowsClaim(compared: Compared, { influencers, posts, payouts }: AllRowChanges): Claim {
  const { now } = compared;
  const each = [
    ['influencer', influencers],
    ['post', posts],
    ['payout', payouts],
  ] as const;
  const told = (kind: 'added' | 'gone' | 'changed', one: string, many: string): string[] => {
    const parts = each.flatMap(([name, changes]) =>
      changes[kind].length === 0 ? [] : [counted(now, changes[kind].length, name)],
    );
    const single = parts.length === 1 && each.some(([, changes]) => changes[kind].length === 1);
    return parts.length === 0 ? [] : [`${now.format.list(parts)} ${single ? one : many}`];
  };
  const words = [
    ...told('added', 'is new', 'are new'),
    ...told('gone', 'is gone', 'are gone'),
    ...told('changed', 'changed', 'changed'),
  ];
  const all = each.reduce(
    (sum, [, { added, gone, changed }]) => sum + added.length + gone.length + changed.length,
    0,
  );
  return {
    text: words.length === 0 ? 'No influencer, post or payout changed' : words.join('; '),
    metric: 'rows',
    as: 'count',
    value: all,
    n: each.reduce(
      (sum, [, { added, gone, changed, same }]) => sum + added.length + gone.length + changed.length + same,
      0,
    ),
    ...since(compared),
  };
}
