import { carries, grainOf } from '../measure/carries.ts';
import { type MetricRow, measure, total } from '../measure/measure.ts';
import { effectOf, lacking, type Rung } from './rung.ts';
import { spread, sumOf } from './scatter.ts';
import { byDay, selectedDays, selectedNames } from './selected.ts';

/** A week: fewer days say more of weekdays than of influencers. */
const LEAST_DAYS = 7;

/**
 * Sales with influencers against sales without (seeds A and E). Organic revenue as a whole is no
 * baseline: it measures the shop's other traffic. What influencers cost it is the difference between
 * days: where people buy through a link what they would have bought anyway, organic revenue is lower
 * on days with posts, and that much of the attributed revenue is not incremental.
 */
export const organicDays: Rung = {
  label: 'Organic rows: days with posts against days without',
  baseline: 'organic revenue of days without a post',
  formula:
    '(attributed revenue + organic revenue of days with a post − organic revenue per day without a post × days with a post) ÷ spend',
  assumes: 'that days with and without posts differ in nothing else, and that a post works on its own day',
  needs: `organic rows, and at least ${LEAST_DAYS} days with and ${LEAST_DAYS} days without a post`,
  estimate: ({ cube, where }) => {
    const figures = ['revenue', 'organic_revenue', 'order_rows', 'organic_rows', 'posts'] as const;
    const all = total(cube, [...figures, 'spend'], where).sums;
    if (all.organic_rows === null || all.revenue === null || all.posts === null) {
      return lacking('organic rows and posts along what is selected', `none by ${selectedNames(where)}`);
    }
    if (!carries(cube, 'day')) return lacking('orders by day', `orders by ${grainOf(cube)}`);
    if (all.organic_rows === 0) return lacking('organic rows (no influencer named)', 'none');
    const daily = byDay(measure(cube, { by: ['day'], figures, where }));
    const tracked = [...daily].filter(([, sums]) => (sums.order_rows ?? 0) + (sums.organic_rows ?? 0) > 0);
    const dates = tracked.map(([day]) => day);
    const period = selectedDays(where, least(dates), most(dates));
    const hasPost = (day: number): boolean => (daily.get(day)?.posts ?? 0) > 0;
    const organicOf = (days: readonly number[]): number[] => days.map((day) => organic(daily.get(day)));
    const withPost = organicOf(period.filter(hasPost));
    const without = organicOf(period.filter((day) => !hasPost(day)));
    if (withPost.length < LEAST_DAYS || without.length < LEAST_DAYS) {
      return lacking(
        `at least ${LEAST_DAYS} days with a post and ${LEAST_DAYS} without`,
        `${withPost.length} with and ${without.length} without`,
      );
    }
    const campaign = all.revenue + sumOf(withPost);
    const { expected, error } = spread(without, withPost.length);
    const at = (baseline: number) => effectOf(campaign, baseline, all.spend);
    return {
      defined: true,
      point: at(expected),
      low: at(expected + 2 * error),
      high: at(expected - 2 * error),
      sample: { n: without.length, of: 'days without a post' },
      details: [
        { label: 'Days with a post', value: withPost.length, unit: 'count' },
        {
          label: 'Organic revenue a day with a post',
          value: sumOf(withPost) / withPost.length,
          unit: 'money',
        },
        { label: 'Organic revenue a day without', value: sumOf(without) / without.length, unit: 'money' },
      ],
      parts: [],
    };
  },
};

/** A day of which nothing is recorded sold nothing. */
function organic(sums: MetricRow['sums'] | undefined): number {
  return sums?.organic_revenue ?? 0;
}

function least(days: readonly number[]): number {
  return days.reduce((first, day) => Math.min(first, day));
}

function most(days: readonly number[]): number {
  return days.reduce((last, day) => Math.max(last, day));
}
