import { charts } from '../charts/index.ts';
import { extremes, leaderboard, lowestTenth } from '../leaderboard.ts';
import type { Page } from '../page.ts';
import { standing } from '../standing.ts';

/** Who performs, and what they have in common. */
export const influencers = {
  id: 'influencers',
  path: 'influencers',
  label: 'Influencers',
  filters: { except: [] },
  compose: (context) => ({
    title: 'Influencers',
    headline: standing(context, 'influencer'),
    standfirst: [],
    blocks: [
      leaderboard(context),
      extremes(context, 'influencer'),
      lowestTenth(context),
      charts.followersAgainstRoas.compose(context),
      charts.engagementAgainstRoas.compose(context),
      charts.roasByTier.compose(context),
      charts.roasByGender.compose(context),
      charts.roasByAgeGroup.compose(context),
      charts.roasByCity.compose(context),
      charts.personaPlatformRoas.compose(context),
    ],
  }),
} as const satisfies Page;
