/** What the figures say, section by section: each sentence from a number, with how many it rests on. */

import type { DimensionId } from '../../core/measure/dimensions.ts';
import { total } from '../../core/measure/measure.ts';
import { concentration } from '../../core/measure/segments/concentration.ts';
import { payByTier } from '../../core/measure/segments/pay-by-tier.ts';
import { performers } from '../../core/measure/segments/performers.ts';
import { charts } from '../charts/index.ts';
import type { Context } from '../context.ts';
import { hasEnoughOrders } from '../least-orders.ts';
import { nameOf } from '../names.ts';
import { overview } from '../pages/overview.ts';
import { activeRows } from '../tables.ts';
import type { Claim } from '../view.ts';
import { counted } from '../words.ts';
import { type Finding, type Section, strengthOf } from './finding.ts';

export function findings(context: Context): Section[] {
  const sections: Section[] = [
    section('summary', 'Executive summary', [...summary(context)]),
    section('campaigns', 'Campaigns', [
      ...best(context, 'campaign', 'campaigns/#roas-by-campaign'),
      found(charts.seasonalityMonth.compose(context).title, 'campaigns/#seasonality-month'),
    ]),
    section('platforms', 'Platforms', [
      found(charts.revenueByPlatform.compose(context).title, '#revenue-by-platform'),
      ...best(context, 'platform', 'returns/#roas-by-platform'),
    ]),
    section('products', 'Products', [
      ...best(context, 'product', 'campaigns/#revenue-by-product'),
      ...best(context, 'product_category', 'campaigns/#revenue-by-product-category'),
      ...best(context, 'brand', 'returns/#roas-by-brand'),
    ]),
    section('influencers', 'Influencers', [
      ...best(context, 'category', 'returns/#roas-by-category'),
      ...extremes(context),
    ]),
    section('payment', 'Payment', payment(context)),
    section('funnel', 'Funnel', funnel(context)),
    section('concentration', 'Concentration', concentrated(context)),
  ];
  return sections.filter((one) => one.findings.length > 0);
}

function section(id: string, title: string, all: readonly Finding[]): Section {
  return { id, title, rule: '', findings: all };
}

function found(claim: Claim, evidence: string): Finding {
  const text = /[.!?]$/.test(claim.text) ? claim.text : `${claim.text}.`;
  return { ...claim, text, evidence, strength: strengthOf(claim.n) };
}

function ordersOf({ cube, where }: Context): number {
  return total(cube, ['orders'], where).sums.orders ?? 0;
}

function summary(context: Context): Finding[] {
  const view = overview.compose(context);
  return [
    ...[view.headline, ...view.standfirst].map((claim) => found(claim, '#key-figures')),
    found(charts.incrementalRoas.compose(context).title, 'returns/#incremental-roas'),
  ];
}

/** Who returned the most for their spend along a dimension, and who the least. */
function best(context: Context, by: DimensionId, evidence: string): Finding[] {
  const rows = activeRows(context, by, ['roas', 'orders'], 'roas').filter(
    (row) => row.at[by] !== null && typeof row.values.roas === 'number' && hasEnoughOrders(row),
  );
  const [first] = rows;
  const last = rows.at(-1);
  if (first === undefined || last === undefined || first === last) return [];
  const { format } = context;
  const say = (row: typeof first) =>
    `${nameOf(context, by, row.at[by] ?? null)} (${format.short(row.values.roas ?? null, 'multiple')} on ${counted(context, row.sums.orders ?? 0, 'order')})`;
  const least = Math.min(first.sums.orders ?? 0, last.sums.orders ?? 0);
  return [
    found(
      {
        text: `${say(first)} returned the most for its spend, ${say(last)} the least`,
        metric: 'roas',
        value: first.values.roas ?? null,
        n: least,
        where: `${by} ${first.at[by]}`,
      },
      evidence,
    ),
  ];
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
      found(
        { text, metric: 'roas', value: first.value, n, where: `influencer ${first.id}` },
        'influencers/#leaderboard',
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

/** Per-order against per-post pay, within tiers of followers so that size does not decide. */
function payment(context: Context): Finding[] {
  const { cube, where, format } = context;
  const { rows } = payByTier(cube, where);
  return [...Map.groupBy(rows, ({ tier }) => tier)].flatMap(([tier, paid]) => {
    const order = paid.find(({ basis }) => basis === 'order');
    const post = paid.find(({ basis }) => basis === 'post');
    if (order?.roas == null || post?.roas == null) return [];
    const n = Math.min(order.influencers, post.influencers);
    if (n < LEAST_PEERS) return [];
    const better = order.roas > post.roas ? 'more' : 'less';
    return [
      found(
        {
          text: `Among ${tier} influencers, payouts per order returned ${better} than payouts per post: ${format.short(order.roas, 'multiple')} against ${format.short(post.roas, 'multiple')}, ${order.influencers} and ${post.influencers} influencers`,
          metric: 'roas',
          value: order.roas,
          n,
          where: `tier ${tier}`,
        },
        'payouts/#spend-by-basis',
      ),
    ];
  });
}

function funnel(context: Context): Finding[] {
  const { cube, where, format } = context;
  const { values, sums } = total(cube, ['engagement_rate', 'conversion_rate'], where);
  const { engagement_rate: engaged = null, conversion_rate: ordered = null } = values;
  if (engaged === null || ordered === null) return [];
  const untracked = activeRows(context, 'platform', ['reach', 'orders'], 'reach').filter(
    (row) => row.at.platform !== null && (row.sums.reach ?? 0) > 0 && row.sums.orders === 0,
  );
  const orders = sums.orders ?? 0;
  return [
    found(
      {
        text: `Engagements were ${format.short(engaged, 'rate')} of reach and orders ${format.short(ordered, 'rate')}: one order for every ${format.exact(Math.round(engaged / ordered), 'count')} engagements`,
        metric: 'conversion_rate',
        value: ordered,
        n: orders,
        where: '',
      },
      'channels/#conversion-by-platform',
    ),
    ...untracked.map((row) =>
      found(
        {
          text: `${row.at.platform} reached ${format.short(row.sums.reach, 'count')} and shows no tracked order`,
          metric: 'orders',
          value: 0,
          n: row.sums.posts ?? 0,
          where: `platform ${row.at.platform}`,
        },
        'channels/#platforms-table',
      ),
    ),
  ];
}

function concentrated(context: Context): Finding[] {
  const { cube, where, format } = context;
  const { largestCampaign, topInfluencers } = concentration(cube, where);
  const orders = ordersOf(context);
  const campaign = largestCampaign.revenue;
  const people = topInfluencers.revenue;
  const claim = (text: string, value: number, evidence: string) =>
    found({ text, metric: 'revenue', value, n: orders, where: '' }, evidence);
  return [
    ...(campaign.share === null || campaign.among < 2
      ? []
      : [
          claim(
            `${campaign.of[0]} brought ${format.short(campaign.share, 'rate')} of revenue, the most of ${campaign.among} campaigns`,
            campaign.share,
            'campaigns/#campaign-revenue-spend',
          ),
        ]),
    ...(people.share === null || people.among <= people.of.length
      ? []
      : [
          claim(
            `The ${people.of.length} largest of ${people.among} influencers brought ${format.short(people.share, 'rate')} of revenue`,
            people.share,
            'influencers/#leaderboard',
          ),
        ]),
  ];
}
