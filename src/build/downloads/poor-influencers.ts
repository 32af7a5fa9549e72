import { escape as asWritten } from 'arquero';
import { bottomTenth } from '../../core/measure/segments/bottom-tenth.ts';
import type { Download } from './download.ts';
import { roasSummary } from './roas-summary.ts';

/** The same tenth as on the page of influencers. */
export const poorInfluencers = {
  name: 'poor_influencers',
  needs: { along: ['influencer'], measures: ['spend'] },
  description: 'The rows of roas_summary with the lowest ROAS: a tenth of those that have one, rounded up.',
  sheet: null,
  rows: ({ cube }) => bottomTenth(cube).influencers,
  table: (prepared) => {
    const place = new Map(bottomTenth(prepared.cube).members.map(({ influencer }, at) => [influencer, at]));
    return roasSummary
      .table(prepared)
      .filter(asWritten((row: { influencer_id: string }) => place.has(row.influencer_id)))
      .orderby(asWritten((row: { influencer_id: string }) => place.get(row.influencer_id)))
      .reify();
  },
} as const satisfies Download;
