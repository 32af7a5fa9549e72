import { revenueByProduct } from '../charts/revenue-by-product.ts';
import { roasByPlatform } from '../charts/roas-by-platform.ts';
import { timeline } from '../charts/timeline.ts';
import { figuresBlock } from '../figures-block.ts';
import { inItsDays, memberHeadline, only, placeClaim } from '../member-claims.ts';
import type { Page } from '../page.ts';
import { dimensionTable } from '../tables.ts';
import { toldBlocks } from '../told.ts';
import { periodOf } from '../words.ts';

const keyFigures = [
  'revenue',
  'orders',
  'spend',
  'roas',
  'roi',
  'aov',
  'cpo',
  'active_influencers',
  'reach',
  'engagement_rate',
] as const;

/** One campaign: its course with the posts marked, who took part and what was sold. */
export function campaignPage(campaign: string, path: string): Page {
  return {
    id: path.replace('/', '-'),
    path,
    label: campaign,
    parent: 'campaigns',
    filters: { except: ['campaign'] },
    compose: (whole) => {
      const here = only(whole, 'campaign', campaign);
      const dated = inItsDays(here);
      return {
        title: campaign,
        headline: memberHeadline(here, 'campaign', campaign),
        standfirst: placeClaim(whole, 'campaign', campaign),
        blocks: toldBlocks(whole, [
          figuresBlock(here, keyFigures, periodOf(dated)),
          timeline.compose(dated),
          revenueByProduct.compose(here),
          roasByPlatform.compose(here),
          dimensionTable(here, {
            id: 'influencers-table',
            by: 'influencer',
            figures: ['revenue', 'spend', 'roas', 'orders', 'aov', 'posts', 'reach', 'engagement_rate'],
            sort: 'revenue',
          }),
        ]),
      };
    },
  };
}
