import { total } from '../measure/measure.ts';
import { campaignPeriods, DAYS_BEFORE } from './campaign-periods.ts';
import { effectOf, lacking, type Rung } from './rung.ts';
import { sumOf } from './scatter.ts';
import { selectedNames, selectsDays } from './selected.ts';

/**
 * Sales of a campaign's days against the days before its first post. The campaign has no rows of its
 * own before it starts, so what is compared is what it could have taken from: the organic revenue of
 * the products that it sold, and its own. Rows of other campaigns are on neither side.
 */
export const prePeriod: Rung = {
  label: 'Before against during',
  baseline: `the ${DAYS_BEFORE} days before a campaign’s first post`,
  formula: `(the campaign’s attributed revenue + organic revenue of its products, from its first post to its last order − their mean of the ${DAYS_BEFORE} days before × its days) ÷ its spend, summed over campaigns`,
  assumes:
    'that the days would have gone on as they were: no season, no trend, no other campaign that changes organic sales (campaigns of the same products at the same time each count that change)',
  needs: `a campaign with at least ${DAYS_BEFORE} days of tracking before its first post`,
  estimate: ({ cube, where }) => {
    if (selectsDays(where)) return lacking('all days', `a selection by ${selectedNames(where)}`);
    const campaigns = campaignPeriods(cube, where);
    const usable = campaigns.filter(({ daysBefore }) => daysBefore >= DAYS_BEFORE);
    if (usable.length === 0) {
      const most = campaigns.reduce((longest, { daysBefore }) => Math.max(longest, daysBefore), 0);
      return lacking(
        `a campaign with at least ${DAYS_BEFORE} days of tracking before its first post`,
        campaigns.length === 0 ? `no posts by ${selectedNames(where)}` : `at most ${most}`,
      );
    }
    const spends = usable.map(({ spend }) => spend);
    const spend = spends.every((amount) => amount !== null)
      ? sumOf(spends.map((amount) => amount ?? 0))
      : null;
    const revenue = sumOf(usable.map((campaign) => campaign.revenue));
    const expected = sumOf(usable.map((campaign) => campaign.expected));
    const error = Math.hypot(...usable.map((campaign) => campaign.error));
    const whole = total(cube, ['spend'], where).sums.spend;
    return {
      defined: true,
      point: effectOf(revenue, expected, spend),
      low: effectOf(revenue, expected + 2 * error, spend),
      high: effectOf(revenue, expected - 2 * error, spend),
      sample: { n: usable.length, of: 'campaigns' },
      details: [
        { label: 'Campaigns with posts', value: campaigns.length, unit: 'count' },
        ...(spend === null || whole === null || whole === 0
          ? []
          : [{ label: 'Share of spend covered', value: spend / whole, unit: 'rate' } as const]),
      ],
      parts: usable.map((campaign) => ({ name: campaign.name, effect: campaign.effect })),
    };
  },
};
