import { charts } from '../charts/index.ts';
import type { Page } from '../page.ts';
import { standing } from '../standing.ts';
import { dimensionTable } from '../tables.ts';

/** Who performs, and what they have in common. */
export const influencers = {
  id: 'influencers',
  path: 'influencers',
  label: 'Influencers',
  compose: (context) => ({
    title: 'Influencers',
    headline: standing(context, 'influencer'),
    standfirst: [],
    blocks: [
      charts.followersAgainstRoas.compose(context),
      charts.engagementAgainstRoas.compose(context),
      charts.roasByTier.compose(context),
      charts.roasByGender.compose(context),
      charts.roasByAgeGroup.compose(context),
      charts.roasByCity.compose(context),
      charts.personaPlatformRoas.compose(context),
      dimensionTable(context, {
        id: 'influencers-table',
        by: 'influencer',
        figures: [
          'revenue',
          'spend',
          'roas',
          'profit',
          'orders',
          'cpo',
          'posts',
          'reach',
          'engagement_rate',
          'conversion_rate',
        ],
        sort: 'revenue',
      }),
    ],
  }),
} as const satisfies Page;
