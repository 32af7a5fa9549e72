/** A page for each campaign and each influencer: the report, asked for that one alone. */
import { parseIsoDay } from '../../core/calendar.ts';
import type { FilterId } from '../../core/filter-ids.ts';
import type { DimensionId } from '../../core/measure/dimensions.ts';
import type { FigureId } from '../../core/measure/figures.ts';
import { measure, total } from '../../core/measure/measure.ts';
import { performance_score } from '../../core/measure/peers/performance-score.ts';
import type { Selection } from '../../core/measure/selection.ts';
import { besideWords } from '../change.ts';
import { charts } from '../charts/index.ts';
import type { Context } from '../context.ts';
import { figureView } from '../figure.ts';
import { type MemberDimension, memberPaths } from '../members.ts';
import { nameOf } from '../names.ts';
import type { Page } from '../page.ts';
import { dimensionTable } from '../tables.ts';
import type { Claim } from '../view.ts';
import { counted, periodOf } from '../words.ts';

const campaignFigures = [
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
const influencerFigures = [
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

export function memberPages(context: Context): Page[] {
  return [...campaignPages(context), ...influencerPages(context)];
}

function campaignPages(context: Context): Page[] {
  return [...memberPaths(context, 'campaign')].map(([campaign, path]) => ({
    id: path.replace('/', '-'),
    path,
    label: campaign,
    parent: 'campaigns',
    filters: { except: ['campaign'] },
    compose: (whole) => {
      const here = only(whole, 'campaign', campaign);
      return {
        title: campaign,
        headline: headline(here, 'campaign', campaign),
        standfirst: standing(whole, 'campaign', campaign),
        blocks: [
          figures(here, campaignFigures),
          charts.dailyRevenue.compose(inItsDays(here)),
          charts.revenueByProduct.compose(here),
          charts.roasByPlatform.compose(here),
          dimensionTable(here, {
            id: 'influencers-table',
            by: 'influencer',
            figures: ['revenue', 'spend', 'roas', 'orders', 'aov', 'posts', 'reach'],
            sort: 'revenue',
          }),
        ],
      };
    },
  }));
}

function influencerPages(context: Context): Page[] {
  return [...memberPaths(context, 'influencer')].map(([influencer, path]) => ({
    id: path.replace('/', '-'),
    path,
    label: nameOf(context, 'influencer', influencer),
    parent: 'influencers',
    filters: { except: ownFilters },
    unprinted: true,
    compose: (whole) => {
      const here = only(whole, 'influencer', influencer);
      return {
        title: nameOf(whole, 'influencer', influencer),
        headline: headline(here, 'influencer', influencer),
        standfirst: [...profile(whole, influencer), ...standing(whole, 'influencer', influencer)],
        blocks: [
          figures(here, influencerFigures),
          charts.dailyRevenue.compose(inItsDays(here)),
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
          dimensionTable(here, {
            id: 'months-table',
            by: 'month',
            figures: ['revenue', 'orders', 'spend', 'posts', 'reach', 'engagement_rate'],
            sort: 'revenue',
          }),
        ],
      };
    },
  }));
}

/** The context, asked for one value of what is selected. */
function only(context: Context, by: MemberDimension, value: string): Context {
  const narrow = (where: Selection): Selection => ({ ...where, values: { ...where.values, [by]: [value] } });
  const { where, beside } = context;
  return { ...context, where: narrow(where), beside: beside && { ...beside, where: narrow(beside.where) } };
}

/** The same, from the first day with an order or a post to the last: spend may be dated outside, and still counts. */
function inItsDays(context: Context): Context {
  const { cube, where } = context;
  const days = measure(cube, { by: ['day'], figures: ['revenue', 'posts'], where })
    .filter(({ sums }) => (sums.revenue ?? 0) !== 0 || (sums.posts ?? 0) !== 0)
    .flatMap(({ at }) => parseIsoDay(at.day ?? '') ?? []);
  const [from, to] = [days[0], days.at(-1)];
  return from === undefined || to === undefined ? context : { ...context, where: { ...where, from, to } };
}

function figures(context: Context, ids: readonly FigureId[]) {
  return {
    kind: 'figures' as const,
    id: 'key-figures',
    title: `Key figures, ${periodOf(inItsDays(context))}${besideWords(context)}`,
    figures: ids.map((id) => figureView(context, id)),
  };
}

function headline(context: Context, by: DimensionId, value: string): Claim {
  const { cube, where, format } = context;
  const { values, sums } = total(cube, ['roas', 'orders'], where);
  const name = nameOf(context, by, value);
  const claim = {
    metric: 'roas',
    value: values.roas ?? null,
    n: sums.orders ?? 0,
    where: `${by} ${value}`,
  } as const;
  if (typeof values.roas !== 'number') {
    return {
      ...claim,
      text: `${name} brought ${format.short(sums.revenue, 'money')} from ${counted(context, sums.orders ?? 0, 'order')}`,
    };
  }
  return {
    ...claim,
    text: `${name} returned ${format.short(values.roas, 'multiple')} on ${format.short(sums.spend, 'money')} of spend`,
  };
}

/** Where it stands among all others. */
function standing({ cube, format }: Context, by: MemberDimension, value: string): Claim[] {
  const rated = measure(cube, { by: [by], figures: ['roas'] })
    .filter(({ at, values }) => at[by] !== null && typeof values.roas === 'number')
    .sort((a, b) => (b.values.roas ?? 0) - (a.values.roas ?? 0));
  const place = rated.findIndex(({ at }) => at[by] === value);
  if (place < 0) return [];
  const score = performance_score.rows(cube, [by], {}).find(({ at }) => at[by] === value)?.value ?? null;
  const scored = score === null ? '' : `, and a performance score of ${format.short(score, 'rate')}`;
  return [
    {
      text: `Place ${format.exact(place + 1, 'count')} of ${format.exact(rated.length, 'count')} by ROAS${scored}.`,
      metric: 'roas',
      value: place + 1,
      n: rated.length,
      where: `${by} ${value}`,
    },
  ];
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
