/** What needs a look: returns under their target, engagement that falls, revenue that rests on few. */
import { total } from '../../core/measure/measure.ts';
import { concentration } from '../../core/measure/segments/concentration.ts';
import { breakEvenRoas } from '../break-even.ts';
import type { Context } from '../context.ts';
import { ENGAGEMENT_DAYS as DAYS, engagementChange } from '../engagement-change.ts';
import { activeRows } from '../tables.ts';
import { counted } from '../words.ts';
import { type Finding, finding, type Section } from './finding.ts';

/** A fall by more than this is said. */
const FALL = 0.1;
/** Shares of revenue from which on it rests on few. */
const ONE_CAMPAIGN = 0.4;
const FIVE_INFLUENCERS = 0.5;

export function alerts(context: Context): Section {
  const { format } = context;
  return {
    id: 'alerts',
    title: 'Alerts',
    rule: `ROAS under its target, or break-even where there is none; engagement of the last ${DAYS} days more than ${format.short(FALL, 'rate')} below that of the ${DAYS} before; more than ${format.short(ONE_CAMPAIGN, 'rate')} of revenue from one campaign, or ${format.short(FIVE_INFLUENCERS, 'rate')} from five influencers.`,
    findings: [...underTarget(context), ...fallingEngagement(context), ...restsOnFew(context)],
  };
}

function underTarget(context: Context): Finding[] {
  const { cube, where, format, report } = context;
  const target = report.targets.roas ?? breakEvenRoas(cube);
  const name = report.targets.roas === undefined ? 'break-even' : 'the target';
  const { values, sums } = total(cube, ['roas', 'orders'], where);
  const { roas = null } = values;
  const campaigns = activeRows(context, 'campaign', ['roas'], 'roas').filter(
    (row) => row.at.campaign !== null && typeof row.values.roas === 'number',
  );
  const under = campaigns.filter((row) => (row.values.roas ?? 0) < target);
  const n = sums.orders ?? 0;
  return [
    ...(roas !== null && roas < target
      ? [
          finding(
            {
              text: `ROAS is ${format.short(roas, 'multiple')}, under ${name} of ${format.short(target, 'multiple')}.`,
              metric: 'roas',
              value: roas,
              n,
              where: '',
            },
            'returns/#daily-roi',
          ),
        ]
      : []),
    ...(under.length > 0
      ? [
          finding(
            {
              text: `${counted(context, under.length, 'campaign')} of ${campaigns.length} ${under.length === 1 ? 'is' : 'are'} under ${name} of ${format.short(target, 'multiple')}: ${format.list(under.map((row) => `${row.at.campaign} (${format.short(row.values.roas ?? null, 'multiple')})`))}.`,
              metric: 'roas',
              as: 'count',
              value: under.length,
              n,
              where: '',
            },
            'campaigns/#roas-by-campaign',
          ),
        ]
      : []),
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
  const claim = { metric: 'revenue', as: 'share', n } as const;
  return [
    ...(one.among > 1 && (one.share ?? 0) > ONE_CAMPAIGN
      ? [
          finding(
            {
              ...claim,
              text: `${format.short(one.share, 'rate')} of revenue rests on ${one.of[0]}.`,
              value: one.share,
              where: `campaign ${one.of[0]}`,
            },
            'campaigns/#campaign-revenue-spend',
          ),
        ]
      : []),
    ...(five.among > 5 && (five.share ?? 0) > FIVE_INFLUENCERS
      ? [
          finding(
            {
              ...claim,
              text: `${format.short(five.share, 'rate')} of revenue rests on five influencers.`,
              value: five.share,
              where: 'the five largest influencers',
            },
            'influencers/#leaderboard',
          ),
        ]
      : []),
  ];
}
