import { z } from 'zod';
import { measure } from '../../core/measure/measure.ts';
import type { PreparedReport } from '../prepare.ts';
import { type Figures, figureIds, figureShape, figuresOf } from './figures.ts';
import { type InfluencerColumns, influencerColumns, influencerShape } from './influencer-columns.ts';
import { list } from './list.ts';
import { peerShape, peersOf, rankPeers } from './peers.ts';

export const influencerRow = z.object({ ...influencerShape, ...figureShape, ...peerShape(rankPeers) });

export const influencers = list({
  name: 'influencers',
  needs: { along: ['influencer'] },
  description: 'Influencers with what is known of them and all figures, by attributed revenue.',
  row: influencerRow,
  rows: influencerRows,
});

type InfluencerRow = InfluencerColumns & Figures & Record<(typeof rankPeers)[number], number | null>;

/** Largest revenue first; equal ones in the order of their ids. */
export function influencerRows(prepared: PreparedReport): InfluencerRow[] {
  const columns = influencerColumns(prepared);
  const peersAt = peersOf(prepared.cube, rankPeers, 'influencer');
  return measure(prepared.cube, { by: ['influencer'], figures: figureIds })
    .sort((a, b) => (b.sums.revenue ?? 0) - (a.sums.revenue ?? 0))
    .flatMap(({ at, values }) => {
      const known = columns.get(at.influencer ?? '');
      return known === undefined ? [] : [{ ...known, ...figuresOf(values), ...peersAt(at.influencer) }];
    });
}
