import { desc } from 'arquero';
import { cities } from '../endpoints/cities.ts';
import type { Download } from './download.ts';
import { tableOfList } from './table.ts';

export const cityRoas = {
  name: 'city_roas',
  needs: { along: ['city'], measures: ['spend'] },
  description: 'Each city’s ROAS as the mean of its influencers’ ROAS, and the pooled one: revenue ÷ spend.',
  sheet: null,
  rows: (prepared) => cities.rows(prepared).length,
  table: (prepared) =>
    tableOfList(cities)(prepared)
      .select({ city: 'city', mean_influencer_roas: 'ROAS', roas: 'pooled_roas' })
      .orderby(desc('ROAS'))
      .reify(),
} as const satisfies Download;
