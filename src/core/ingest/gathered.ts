/** What the rows of a table are gathered in. */
import type { BoundColumn, ReadContext } from './bind-columns.ts';
import { GroupUsers } from './group-users.ts';
import type { HeaderField } from './header.ts';
import { PlainRows } from './plain-rows.ts';
import type { RowSink } from './table-reader.ts';
import { TouchRows } from './touch-rows.ts';
import { TrackingRows } from './tracking-rows.ts';

export interface Gathered {
  readonly columns: readonly BoundColumn[];
  readonly rows: PlainRows | TrackingRows;
  /** Of tracking data, when the settings ask for them. */
  readonly touches: TouchRows | null;
  /** Of tracking data with a column `group`. */
  readonly groupUsers: GroupUsers | null;
}

export function gatheredIn(
  { table, settings }: Pick<ReadContext, 'table' | 'settings'>,
  columns: readonly BoundColumn[],
  header: readonly HeaderField[],
): Gathered {
  const isTracking = table === 'tracking_data';
  return {
    columns,
    rows: isTracking
      ? new TrackingRows(columns, header, settings.buyers ?? false)
      : new PlainRows(columns, header.length),
    touches: isTracking && settings.touches ? new TouchRows(columns) : null,
    groupUsers: GroupUsers.among(columns),
  };
}

/** Gives each batch to all of them; the rows alone where there are no others. */
export function inTurn({ rows, touches, groupUsers }: Gathered): RowSink {
  const sinks = [rows, touches, groupUsers].filter((sink) => sink !== null);
  if (sinks.length === 1) return rows;
  return {
    take: (batch, fate, tell) => {
      for (const sink of sinks) sink.take(batch, fate, tell);
    },
  };
}
