/** The tables as read → one drop, with what they say of each other. */
import type { DistinctUsers, Drop, DropFileSummary } from '../drop.ts';
import type { TableName } from '../schema/index.ts';
import { plainTable, trackingTable } from './build-tables.ts';
import type { IssueLog } from './issue-log.ts';
import { placeOf } from './place-of.ts';
import type { TableRead } from './read-table.ts';
import { reconcileDates, reconcileSums, reconcileYears } from './reconcile-drop.ts';
import { reconcilePayouts } from './reconcile-payouts.ts';
import type { SettledInfluencers } from './settle-influencers.ts';
import { COUNTED_BY, type TrackingRows } from './tracking-rows.ts';
import type { UserTable } from './user-table.ts';

interface WholeRead {
  readonly reads: Readonly<Record<TableName, TableRead>>;
  readonly settled: SettledInfluencers;
}

export function assembleDrop(
  { reads, settled }: WholeRead,
  files: readonly DropFileSummary[],
  log: IssueLog,
): Omit<Drop, 'rows' | 'issues' | 'baseline'> {
  const { ids, kept } = settled;
  const tracking = trackingTable(reads.tracking_data, ids);
  const drop = {
    influencers: plainTable('influencers', reads.influencers, ids, kept) as unknown as Drop['influencers'],
    posts: plainTable('posts', reads.posts, ids, null) as unknown as Drop['posts'],
    tracking,
    payouts: plainTable('payouts', reads.payouts, ids, null) as unknown as Drop['payouts'],
    users: countUsers((reads.tracking_data.rows as TrackingRows).users, ids.length, tracking),
    buyers: (reads.tracking_data.rows as TrackingRows).buyers(),
    touches: reads.tracking_data.touches?.byUser() ?? null,
    groupUsers: reads.tracking_data.groupUsers?.counts(tracking.group?.values.length ?? 0) ?? null,
    files,
  };
  const { payouts, posts, tracking_data } = reads;
  reconcilePayouts(drop, (row, column) => placeOf(payouts, row, column), log);
  reconcileDates(drop, posts.file, log);
  reconcileYears(drop.posts.date, (row) => placeOf(posts, row, 'date'), log);
  // Rows of orders are folded: which line one came from is not kept.
  reconcileYears(tracking.date, () => ({ file: tracking_data.file, column: 'date' }), log);
  const paid = drop.payouts.payout_date;
  if (paid !== null) reconcileYears(paid, (row) => placeOf(payouts, row, 'payout_date'), log);
  reconcileSums(drop, { posts: posts.file, tracking_data: tracking_data.file, payouts: payouts.file }, log);
  return drop;
}

function countUsers(
  { total, repeat, byInfluencer, byDimension }: UserTable,
  influencers: number,
  tracking: Drop['tracking'],
): DistinctUsers {
  const [campaign, product, source] = COUNTED_BY.map((name, at) =>
    tracking[name] === null ? null : (byDimension[at]?.taken(tracking[name].values.length) ?? null),
  );
  return {
    total,
    repeat,
    byInfluencer: byInfluencer.taken(influencers),
    byCampaign: campaign ?? new Float64Array(),
    byProduct: product ?? null,
    bySource: source ?? new Float64Array(),
  };
}
