import { type Drop, NO_DAY, type RowCounts } from '../drop.ts';
import { NONE } from '../facts.ts';
import { isHidden } from '../measure/carries.ts';
import type { Cube } from '../measure/cube.ts';
import { total } from '../measure/measure.ts';
import type { DropNote } from '../prepare-drop.ts';
import type { TableName } from '../schema/index.ts';

const nothing: RowCounts = { read: 0, accepted: 0, rejected: 0, rejectedByCascade: 0, skippedBlank: 0 };

/**
 * What may be said of a drop of which orders are withheld: rows by table, those of tracking data as many as the
 * cube adds up. `date` is that of the drop.
 */
export function toldNote(drop: Drop, cube: Cube, date: number | undefined): DropNote {
  const { sums } = total(cube, ['order_rows', 'organic_rows']);
  const accepted = (sums.order_rows ?? 0) + (sums.organic_rows ?? 0);
  const { influencers, posts, payouts, tracking_data: tracked } = drop.rows;
  // What is read and not accepted says nothing of what is; where organic rows are left out, even that would.
  const isWhole = accepted === tracked.accepted;
  const rows: DropNote['rows'] = {
    influencers,
    posts,
    payouts: isHidden(cube, 'payouts') ? nothing : payouts,
    tracking_data: isWhole ? tracked : { ...nothing, read: accepted, accepted },
  };
  const told = (Object.keys(rows) as TableName[]).filter(
    (table) => table !== 'payouts' || !isHidden(cube, 'payouts'),
  );
  const newest = newestOf(drop, sums.organic_rows !== null);
  return {
    files: told.map((table) => ({ table, file: table, bytes: null, sha256: null })),
    rows,
    issues: [],
    leftOut: null,
    reconciliation: null,
    freshness: { newest, age: newest === null || date === undefined ? null : date - newest },
  };
}

function newestOf({ posts, tracking }: Drop, tellsOrganic: boolean): number | null {
  let newest = NO_DAY;
  for (const day of posts.date) newest = Math.max(newest, day);
  for (const [row, day] of tracking.date.entries())
    if (tellsOrganic || (tracking.influencer_id?.codes[row] ?? NONE) !== NONE) newest = Math.max(newest, day);
  return newest === NO_DAY ? null : newest;
}
