import { engagementAgainstRoas } from '../charts/engagement-against-roas.ts';
import { engagementByTier } from '../charts/engagement-by-tier.ts';
import { followersAgainstRoas } from '../charts/followers-against-roas.ts';
import { personaPlatformRoas } from '../charts/persona-platform-roas.ts';
import { roasByAgeGroup } from '../charts/roas-by-age-group.ts';
import { roasByCity } from '../charts/roas-by-city.ts';
import { roasByGender } from '../charts/roas-by-gender.ts';
import { roasByPersona } from '../charts/roas-by-persona.ts';
import { roasByTier } from '../charts/roas-by-tier.ts';
import { figuresBlock } from '../figures-block.ts';
import { bestAndWorst } from '../insights/best.ts';
import { leaderboard } from '../leaderboard.ts';
import type { Page } from '../page.ts';
import { extremes, lowestTenth } from '../performer-tables.ts';
import { standing } from '../standing.ts';
import { toldBlocks } from '../told.ts';

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
  needs: { along: ['influencer'] },
  filters: { except: [] },
  compose: (context) => ({
    title: 'Influencers',
    headline: standing(context, 'influencer'),
    standfirst: [...bestAndWorst(context, 'tier'), ...bestAndWorst(context, 'persona')],
    blocks: toldBlocks(context, [
      figuresBlock(context, keyFigures),
      extremes(context, 'influencer'),
      lowestTenth(context),
      followersAgainstRoas.compose(context),
      roasByTier.compose(context),
      engagementByTier.compose(context),
      engagementAgainstRoas.compose(context),
      roasByGender.compose(context),
      roasByAgeGroup.compose(context),
      roasByCity.compose(context),
      roasByPersona.compose(context),
      personaPlatformRoas.compose(context),
      leaderboard(context),
    ]),
  }),
} as const satisfies Page;
