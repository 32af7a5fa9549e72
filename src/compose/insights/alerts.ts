/** What needs a look: returns under their target, engagement that falls, revenue that rests on few. */
import type { DimensionId } from '../../core/measure/dimensions.ts';
import { total } from '../../core/measure/measure.ts';
import { concentration } from '../../core/measure/segments/concentration.ts';
import { breakEvenRoas } from '../break-even.ts';
import type { Context } from '../context.ts';
import { ENGAGEMENT_DAYS as DAYS, engagementChange } from '../engagement-change.ts';
import { atLeast } from '../part-told.ts';
import { activeRows } from '../tables.ts';
import { isTold } from '../told.ts';
import { counted } from '../words.ts';
import { type Finding, finding, type Section } from './finding.ts';

/** A fall by more than this is said. */
const FALL = 0.1;
/** Shares of revenue from which on it rests on few. */
const ONE_CAMPAIGN = 0.4;
const FIVE_INFLUENCERS = 0.5;
/** Of as many it says nothing that revenue rests on one, or on five. */
const ONE_OF = 1;
const FIVE_OF = 5;
const FIVE = 'the five largest influencers';

export function alerts(context: Context): Section {
  const { format } = context;
  return {
    id: 'alerts',
    title: 'Alerts',
    rule: `${isTold(context.cube, { measures: ['spend'] }) ? 'ROAS under its target, or break-even where there is none; engagement' : 'Engagement'} of the last ${DAYS} days more than ${format.short(FALL, 'rate')} below that of the ${DAYS} before; more than ${format.short(ONE_CAMPAIGN, 'rate')} of revenue from one campaign, or ${format.short(FIVE_INFLUENCERS, 'rate')} from five influencers.`,
    findings: [...underTarget(context), ...fallingEngagement(context), ...restsOnFew(context)],
  };
}

/**
 * The same, each by itself: one for each campaign under its target. What an alert is about (its figure, and whose)
 * is its identity, by which that of one drop is known in another.
 */
export function singleAlerts(context: Context): Finding[] {
  const { format } = context;
  const target = underTargetOf(context);
  const { line, campaigns, orders } = target;
  const under = campaigns
    .filter(({ roas }) => roas < line.value)
    .map(({ campaign, roas }) =>
      finding(
        {
          text: `${campaign} returned ${format.short(roas, 'multiple')}, under ${line.name} of ${format.short(line.value, 'multiple')}.`,
          metric: 'roas',
          value: roas,
          n: orders,
          where: `campaign ${campaign}`,
        },
        'campaigns/#roas-by-campaign',
      ),
    );
  return [
    ...wholeUnderTarget(context, target),
    ...under,
    ...fallingEngagement(context),
    ...restsOnFew(context),
  ];
}

/** Whether such an alert could be raised here: a campaign may have no spend any more, or be the only one. */
export function isJudged(context: Context, { metric, where }: Finding): boolean {
  if (metric === 'engagement_rate') return engagementChange(context) !== null;
  if (metric === 'revenue') {
    const { largestCampaign, topInfluencers } = concentration(context.cube, context.where);
    return where === FIVE ? topInfluencers.revenue.among > FIVE_OF : largestCampaign.revenue.among > ONE_OF;
  }
  if (where === '') return (total(context.cube, ['roas'], context.where).values.roas ?? null) !== null;
  return underTargetOf(context).campaigns.some(({ campaign }) => where === `campaign ${campaign}`);
}

/** What ROAS is held against, and the campaigns that have one. */
function underTargetOf(context: Context) {
  const { cube, where, report } = context;
  const campaigns = activeRows(context, 'campaign', ['roas'], 'roas').flatMap(({ at, values }) =>
    at.campaign !== null && at.campaign !== undefined && typeof values.roas === 'number'
      ? [{ campaign: at.campaign, roas: values.roas }]
      : [],
  );
  return {
    line: {
      value: report.targets.roas ?? breakEvenRoas(cube),
      name: report.targets.roas === undefined ? 'break-even' : 'the target',
    },
    campaigns,
    orders: total(cube, ['orders'], where).sums.orders ?? 0,
  };
}

function underTarget(context: Context): Finding[] {
  const { format } = context;
  const target = underTargetOf(context);
  const { line, campaigns, orders } = target;
  const under = campaigns.filter(({ roas }) => roas < line.value);
  if (under.length === 0) return wholeUnderTarget(context, target);
  const list = format.list(
    under.map(({ campaign, roas }) => `${campaign} (${format.short(roas, 'multiple')})`),
  );
  return [
    ...wholeUnderTarget(context, target),
    finding(
      {
        text: `${counted(context, under.length, 'campaign')} of ${campaigns.length} ${under.length === 1 ? 'is' : 'are'} under ${line.name} of ${format.short(line.value, 'multiple')}: ${list}.`,
        metric: 'roas',
        as: 'count',
        value: under.length,
        n: orders,
        where: '',
      },
      'campaigns/#roas-by-campaign',
    ),
  ];
}

function wholeUnderTarget(
  { cube, where, format }: Context,
  { line, orders }: ReturnType<typeof underTargetOf>,
): Finding[] {
  const roas = total(cube, ['roas'], where).values.roas ?? null;
  if (roas === null || roas >= line.value) return [];
  return [
    finding(
      {
        text: `ROAS is ${format.short(roas, 'multiple')}, under ${line.name} of ${format.short(line.value, 'multiple')}.`,
        metric: 'roas',
        value: roas,
        n: orders,
        where: '',
      },
      isTold(cube, { measures: ['spend'], dated: true }) ? 'returns/#daily-roi' : 'returns/#key-figures',
    ),
  ];
}

function fallingEngagement(context: Context): Finding[] {
  const found = engagementChange(context);
  if (found === null || found.change > -FALL) return [];
  const { format } = context;
  const { now, before, change, posts } = found;
  return [
    finding(
      {
        text: `Engagement fell to ${format.short(now, 'rate')} in the ${DAYS} days to the last post, from ${format.short(before, 'rate')} in the ${DAYS} before.`,
        metric: 'engagement_rate',
        as: 'change',
        value: change,
        n: posts,
        where: '',
      },
      'channels/#engagement-over-time',
    ),
  ];
}

function restsOnFew(context: Context): Finding[] {
  const { cube, where, format } = context;
  const { largestCampaign, topInfluencers } = concentration(cube, where);
  const n = total(cube, ['orders'], where).sums.orders ?? 0;
  const one = largestCampaign.revenue;
  const five = topInfluencers.revenue;
  const sized = (share: number | null, by: DimensionId) =>
    `${atLeast(context, by) && 'At least '}${format.short(share, 'rate')}`;
  const claim = { metric: 'revenue', as: 'share', n } as const;
  return [
    ...(one.among > ONE_OF && (one.share ?? 0) > ONE_CAMPAIGN
      ? [
          finding(
            {
              ...claim,
              text: `${sized(one.share, 'campaign')} of revenue rests on ${one.of[0]}.`,
              value: one.share,
              where: `campaign ${one.of[0]}`,
            },
            'campaigns/#campaign-revenue-spend',
          ),
        ]
      : []),
    ...(five.among > FIVE_OF && (five.share ?? 0) > FIVE_INFLUENCERS
      ? [
          finding(
            {
              ...claim,
              text: `${sized(five.share, 'influencer')} of revenue rests on five influencers.`,
              value: five.share,
              where: FIVE,
            },
            'influencers/#leaderboard',
          ),
        ]
      : []),
  ];
}
