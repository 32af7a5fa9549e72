/** A list of all figures along one dimension. */
import { z } from 'zod';
import type { Needs } from '../../compose/told.ts';
import { type Dimension, type DimensionId, dimensions } from '../../core/measure/dimensions.ts';
import { measure } from '../../core/measure/measure.ts';
import { type Figures, figureIds, figureShape, figuresOf } from './figures.ts';
import { type List, list, type Row } from './list.ts';
import { groupPeers, peerShape, peersOf, rankPeers } from './peers.ts';

interface CutSpec extends Pick<List, 'name' | 'description'> {
  /** What it needs besides its dimension. */
  readonly measures?: Needs['measures'];
  readonly by: DimensionId;
  /** What the rows are sorted by, largest first; equal ones stay in the order of their names. */
  readonly order: 'revenue' | 'spend' | 'name';
}

export function cut({ by, order, name, description, measures = [] }: CutSpec): List {
  const { label, plural, attribute }: Dimension = dimensions[by];
  const peers = by === 'campaign' ? rankPeers : attribute ? groupPeers : [];
  const one = label.toLowerCase();
  const all: List = list({
    name,
    needs: { along: [by], measures },
    description: `${description} Rows that name no ${one}, or hold organic orders alone, are kept: all rows add up to the totals.`,
    head: {
      shape: {
        named: z
          .int()
          .nonnegative()
          .describe(
            `How many ${plural} there are: rows that name one and hold more than organic orders; count is of all rows.`,
          ),
      },
      of: (prepared) => ({ named: all.rows(prepared).filter((row) => isNamed(row, by)).length }),
    },
    row: z.object({
      [by]: z
        .string()
        .nullable()
        .describe(`${label}; null = what names no ${one}, kept so that rows add up to the totals.`),
      ...figureShape,
      ...peerShape(peers),
    }),
    rows: ({ cube }) => {
      const rows = measure(cube, { by: [by], figures: figureIds });
      if (order !== 'name') rows.sort((a, b) => (b.sums[order] ?? 0) - (a.sums[order] ?? 0));
      rows.sort((a, b) => Number((a.at[by] ?? null) === null) - Number((b.at[by] ?? null) === null));
      const peersAt = peersOf(cube, peers, by);
      return rows.map(({ at, values }) => ({
        [by]: at[by] ?? null,
        ...figuresOf(values),
        ...peersAt(at[by]),
      }));
    },
  });
  return all;
}

/** What an influencer leaves behind somewhere. */
const traces = [
  'order_rows',
  'posts',
  'spend',
  'payouts',
  'influencers',
] as const satisfies (keyof Figures)[];

function isNamed(row: Row, by: DimensionId): boolean {
  return row[by] !== null && traces.some((id) => (row[id] ?? 0) !== 0);
}
