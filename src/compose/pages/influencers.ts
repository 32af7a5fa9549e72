import { charts } from '../charts/index.ts';
import { figuresBlock } from '../figures-block.ts';
import { bestAndWorst } from '../insights/best.ts';
import { extremes, leaderboard, lowestTenth } from '../leaderboard.ts';
import type { Page } from '../page.ts';
import { standing } from '../standing.ts';

const keyFigures = [
  'active_influencers',
  'paid_influencers',
  'profitable_share',
  'orders_per_influencer',
  'payout_per_influencer',
] as const;

/** Who performs, and what they have in common; everyone at the end, as the longest. */
export const influencers = {
  id: 'influencers',
  path: 'influencers',
  label: 'Influencers',
  filters: { except: [] },
  compose: (context) => ({
    title: 'Influencers',
    headline: standing(context, 'influencer'),
    standfirst: [...bestAndWorst(context, 'tier'), ...bestAndWorst(context, 'persona')],
    blocks: [
      figuresBlock(context, keyFigures),
      extremes(context, 'influencer'),
      lowestTenth(context),
      charts.followersAgainstRoas.compose(context),
      charts.roasByTier.compose(context),
      charts.engagementByTier.compose(context),
      charts.engagementAgainstRoas.compose(context),
      charts.roasByGender.compose(context),
      charts.roasByAgeGroup.compose(context),
      charts.roasByCity.compose(context),
      charts.roasByPersona.compose(context),
      charts.personaPlatformRoas.compose(context),
      leaderboard(context),
    ],
  }),
} as const satisfies Page;
