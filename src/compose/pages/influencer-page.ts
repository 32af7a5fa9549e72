import type { FilterId } from '../../core/filter-ids.ts';
import { total } from '../../core/measure/measure.ts';
import { peers } from '../charts/peers.ts';
import { timeline } from '../charts/timeline.ts';
import type { Context } from '../context.ts';
import { figuresBlock } from '../figures-block.ts';
import { inItsDays, memberHeadline, only, placeClaim } from '../member-claims.ts';
import { nameOf } from '../names.ts';
import type { Page } from '../page.ts';
import { payoutRecordsTable } from '../payout-tables.ts';
import { postsTable } from '../post-table.ts';
import { dimensionTable } from '../tables.ts';
import { toldBlocks } from '../told.ts';
import type { Claim } from '../view.ts';
import { periodOf } from '../words.ts';

const keyFigures = [
  'revenue',
  'orders',
  'spend',
  'roas',
  'roi',
  'aov',
  'cpo',
  'posts',
  'reach',
  'engagement_rate',
] as const;

/** What an influencer is, a filter cannot change. */
const ownFilters = [
  'influencer',
  'platform',
  'category',
  'gender',
  'persona',
  'tier',
  'city',
] as const satisfies readonly FilterId[];

/** One influencer: first what a statement to them says, then what it comes from. */
export function influencerPage(context: Context, influencer: string, path: string): Page {
  return {
    id: path.replace('/', '-'),
    path,
    label: nameOf(context, 'influencer', influencer),
    parent: 'influencers',
    filters: { except: ownFilters },
    unprinted: true,
    compose: (whole) => {
      const here = only(whole, 'influencer', influencer);
      const dated = inItsDays(here);
      return {
        title: nameOf(whole, 'influencer', influencer),
        headline: memberHeadline(here, 'influencer', influencer),
        standfirst: [...profile(whole, influencer), ...placeClaim(whole, 'influencer', influencer)],
        blocks: toldBlocks(whole, [
          figuresBlock(here, keyFigures, periodOf(dated)),
          payoutRecordsTable(here, 'payouts-received', 'influencer'),
          peers.compose(here),
          timeline.compose(dated),
          postsTable(here),
          dimensionTable(here, {
            id: 'months-table',
            by: 'month',
            figures: ['revenue', 'orders', 'spend', 'posts', 'reach', 'engagement_rate'],
            sort: 'revenue',
            ordered: true,
          }),
          dimensionTable(here, {
            id: 'campaigns-table',
            by: 'campaign',
            figures: ['revenue', 'spend', 'roas', 'orders', 'posts', 'reach'],
            sort: 'revenue',
          }),
          dimensionTable(here, {
            id: 'products-table',
            by: 'product',
            figures: ['revenue', 'orders', 'aov'],
            sort: 'revenue',
          }),
        ]),
      };
    },
  };
}

/** What is known of an influencer, as far as the drop records it. */
function profile(context: Context, influencer: string): Claim[] {
  const { cube, format } = context;
  const code = cube.dictionaries.influencer.indexOf(influencer);
  const known = (['platform', 'category', 'gender', 'age_group', 'city'] as const).flatMap(
    (id) => cube.dictionaries[id][cube.attributes[id][code] ?? -1] ?? [],
  );
  const { followers } = total(cube, ['followers'], { values: { influencer: [influencer] } }).sums;
  const parts = [...known, ...(followers === null ? [] : [`${format.exact(followers, 'count')} followers`])];
  if (parts.length === 0) return [];
  return [
    {
      text: `${parts.join(' · ')}.`,
      metric: 'followers',
      value: followers,
      n: 1,
      where: `influencer ${influencer}`,
    },
  ];
}
