/** What the figures say, section by section: each sentence from a number, with how many it rests on. */

import { total } from '../../core/measure/measure.ts';
import { concentration } from '../../core/measure/segments/concentration.ts';
import { performers } from '../../core/measure/segments/performers.ts';
import type { Chart } from '../chart.ts';
import { funnelNeeds } from '../charts/funnel.ts';
import { incrementalRoas } from '../charts/incremental-roas.ts';
import { revenueByPlatform } from '../charts/revenue-by-platform.ts';
import { seasonalityMonth } from '../charts/seasonality-month.ts';
import type { Context } from '../context.ts';
import { nameOf } from '../names.ts';
import { atLeast } from '../part-told.ts';
import { organicClaim, returnClaim, targetClaim } from '../summary.ts';
import { activeRows } from '../tables.ts';
import { isTold } from '../told.ts';
import type { Claim } from '../view.ts';
import { counted } from '../words.ts';
import { bestAndWorst, bestSeller } from './best.ts';
import { type Finding, finding, type Section } from './finding.ts';
import { paymentClaims } from './payment.ts';
import { decided } from './recommendations.ts';

export function findings(context: Context): Section[] {
  const all = (claims: readonly Claim[], evidence: string) => claims.map((claim) => finding(claim, evidence));
  const titleOf = (chart: Chart, evidence: string): Finding[] => {
    const { title, needs = {} } = chart.compose(context);
    return isTold(context.cube, needs) ? [finding(title, evidence)] : [];
  };
  const sections: Section[] = [
    section('summary', 'Executive summary', [
      finding(returnClaim(context), '#key-figures'),
      ...all(targetClaim(context), `returns/#${isTold(context.cube, decided) ? 'portfolio' : 'key-figures'}`),
      ...all(organicClaim(context), 'data/#money'),
      ...titleOf(incrementalRoas, 'returns/#incremental-roas'),
    ]),
    section('campaigns', 'Campaigns', [
      ...all(bestAndWorst(context, 'campaign'), 'campaigns/#roas-by-campaign'),
      ...titleOf(seasonalityMonth, 'campaigns/#seasonality-month'),
    ]),
    section('platforms', 'Platforms', [
      ...titleOf(revenueByPlatform, '#revenue-by-platform'),
      ...all(bestAndWorst(context, 'platform'), 'returns/#roas-by-platform'),
    ]),
    section('products', 'Products', [
      ...all(bestSeller(context, 'product'), 'campaigns/#revenue-by-product'),
      ...all(bestSeller(context, 'product_category'), 'campaigns/#revenue-by-product-category'),
      ...all(bestAndWorst(context, 'brand'), 'returns/#roas-by-brand'),
    ]),
    section('influencers', 'Influencers', [
      ...all(bestAndWorst(context, 'category'), 'returns/#roas-by-category'),
      ...all(bestAndWorst(context, 'tier'), 'influencers/#roas-by-tier'),
      ...extremes(context),
    ]),
    section('payment', 'Payment', all(paymentClaims(context), 'payouts/#pay-by-tier')),
    section('funnel', 'Funnel', funnel(context)),
    section('concentration', 'Concentration', concentrated(context)),
  ];
  return sections.filter((one) => one.findings.length > 0);
}

function section(id: string, title: string, all: readonly Finding[]): Section {
  return { id, title, rule: '', findings: all };
}

/** Fewer than this on a side make no group. */
const LEAST_PEERS = 3;

function extremes(context: Context): Finding[] {
  const { cube, where, format } = context;
  const { top, under, compared } = performers(cube, { by: 'influencer', figure: 'roas', where, most: 3 });
  // Of a handful nobody is at the top.
  if (compared < 2 * LEAST_PEERS) return [];
  const say = (people: typeof top) =>
    format.list(
      people.map(
        ({ id, value }) => `${nameOf(context, 'influencer', id)} (${format.short(value, 'multiple')})`,
      ),
    );
  const claim = (people: typeof top, text: string): Finding[] => {
    const [first] = people;
    if (first === undefined) return [];
    const n = Math.min(...people.map(({ orders }) => orders));
    return [
      finding(
        { text, metric: 'roas', value: first.value, n, where: `influencer ${first.id}` },
        'influencers/#extremes-influencer',
      ),
    ];
  };
  return [
    ...claim(
      top,
      `Of ${counted(context, compared, 'influencer')} with enough orders, the highest returns are those of ${say(top)}`,
    ),
    ...claim(under, `The lowest of them are those of ${say(under)}`),
  ];
}

function funnel(context: Context): Finding[] {
  const { cube, where, format } = context;
  const { values, sums } = total(cube, ['engagement_rate', 'conversion_rate'], where);
  const { engagement_rate: engaged = null, conversion_rate: ordered = null } = values;
  if (engaged === null || ordered === null) return [];
  const untracked = activeRows(context, 'platform', ['reach', 'orders'], 'reach').filter(
    (row) => row.at.platform !== null && (row.sums.reach ?? 0) > 0 && row.sums.orders === 0,
  );
  const each =
    ordered === 0
      ? 'no order was tracked'
      : `one order for every ${format.exact(Math.round(engaged / ordered), 'count')} engagements`;
  return [
    finding(
      {
        text: `Engagements were ${format.short(engaged, 'rate')} of reach and orders ${format.short(ordered, 'rate')}: ${each}`,
        metric: 'conversion_rate',
        value: ordered,
        n: sums.orders ?? 0,
        where: '',
      },
      isTold(cube, funnelNeeds) ? 'channels/#funnel' : '#key-figures',
    ),
    ...untracked.map((row) =>
      finding(
        {
          text: `${row.at.platform} reached ${format.short(row.sums.reach, 'count')} and shows no tracked order`,
          metric: 'orders',
          value: 0,
          n: row.sums.posts ?? 0,
          where: `platform ${row.at.platform}`,
        },
        'channels/#missing-sales',
      ),
    ),
  ];
}

function concentrated(context: Context): Finding[] {
  const { cube, where, format } = context;
  const { largestCampaign, topInfluencers } = concentration(cube, where);
  const n = total(cube, ['orders'], where).sums.orders ?? 0;
  const campaign = largestCampaign.revenue;
  const people = topInfluencers.revenue;
  const [ofCampaigns, ofPeople] = [atLeast(context, 'campaign'), atLeast(context, 'influencer')];
  const claim = { metric: 'revenue', as: 'share', n } as const;
  return [
    ...(campaign.share === null || campaign.among < 2
      ? []
      : [
          finding(
            {
              ...claim,
              text: `${campaign.of[0]} brought ${ofCampaigns}${format.short(campaign.share, 'rate')} of revenue, the most ${ofCampaigns && 'told '}of ${campaign.among} campaigns`,
              value: campaign.share,
              where: `campaign ${campaign.of[0]}`,
            },
            'campaigns/#campaign-revenue-spend',
          ),
        ]),
    ...(people.share === null || people.among <= people.of.length
      ? []
      : [
          finding(
            {
              ...claim,
              text: `The ${people.of.length} largest of ${people.among} influencers brought ${ofPeople}${format.short(people.share, 'rate')} of revenue`,
              value: people.share,
              where: `the ${people.of.length} largest influencers`,
            },
            'influencers/#leaderboard',
          ),
        ]),
  ];
}
