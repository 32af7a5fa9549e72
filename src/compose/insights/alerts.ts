/** What needs a look: returns under their target, engagement that falls, revenue that rests on few. */
import { parseIsoDay } from '../../core/calendar.ts';
import { measure, total } from '../../core/measure/measure.ts';
import { ratio } from '../../core/measure/metric.ts';
import { concentration } from '../../core/measure/segments/concentration.ts';
import { breakEvenRoas } from '../break-even.ts';
import type { Context } from '../context.ts';
import { activeRows } from '../tables.ts';
import { counted } from '../words.ts';
import { type Finding, type Section, strengthOf } from './finding.ts';

/** Days that engagement is compared over: the four weeks to the last post with the four before. */
const DAYS = 28;
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
  const orders = sums.orders ?? 0;
  return [
    ...(roas !== null && roas < target
      ? [
          alert(
            `ROAS is ${format.short(roas, 'multiple')}, under ${name} of ${format.short(target, 'multiple')}.`,
            roas,
            orders,
            'returns/#daily-roas',
          ),
        ]
      : []),
    ...(under.length > 0
      ? [
          alert(
            `${counted(context, under.length, 'campaign')} of ${campaigns.length} ${under.length === 1 ? 'is' : 'are'} under ${name} of ${format.short(target, 'multiple')}: ${format.list(under.map((row) => `${row.at.campaign} (${format.short(row.values.roas ?? null, 'multiple')})`))}.`,
            under.length,
            orders,
            'campaigns/#roas-by-campaign',
          ),
        ]
      : []),
  ];
}

function fallingEngagement({ cube, where, format }: Context): Finding[] {
  const days = measure(cube, { by: ['day'], figures: ['posts'], where })
    .filter(({ sums }) => (sums.posts ?? 0) > 0)
    .flatMap(({ at }) => parseIsoDay(at.day ?? '') ?? []);
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined || last - first + 1 < 2 * DAYS) return [];
  const rate = (to: number) =>
    total(cube, ['engagement_rate', 'posts'], { ...where, from: to - DAYS + 1, to });
  const [now, before] = [rate(last), rate(last - DAYS)];
  const change = ratio(now.values.engagement_rate ?? null, before.values.engagement_rate ?? null);
  if (change === null || change > 1 - FALL) return [];
  const text = `Engagement fell to ${format.short(now.values.engagement_rate ?? null, 'rate')} in the ${DAYS} days to the last post, from ${format.short(before.values.engagement_rate ?? null, 'rate')} in the ${DAYS} before.`;
  return [alert(text, change - 1, now.sums.posts ?? 0, 'channels/#engagement-by-platform')];
}

function restsOnFew(context: Context): Finding[] {
  const { cube, where, format } = context;
  const { largestCampaign, topInfluencers } = concentration(cube, where);
  const orders = total(cube, ['orders'], where).sums.orders ?? 0;
  const one = largestCampaign.revenue;
  const five = topInfluencers.revenue;
  return [
    ...(one.among > 1 && (one.share ?? 0) > ONE_CAMPAIGN
      ? [
          alert(
            `${format.short(one.share, 'rate')} of revenue rests on ${one.of[0]}.`,
            one.share ?? 0,
            orders,
            'campaigns/#campaign-revenue-spend',
          ),
        ]
      : []),
    ...(five.among > 5 && (five.share ?? 0) > FIVE_INFLUENCERS
      ? [
          alert(
            `${format.short(five.share, 'rate')} of revenue rests on five influencers.`,
            five.share ?? 0,
            orders,
            'influencers/#leaderboard',
          ),
        ]
      : []),
  ];
}

function alert(text: string, value: number, n: number, evidence: string): Finding {
  return { text, metric: 'roas', value, n, where: '', evidence, strength: strengthOf(n) };
}
