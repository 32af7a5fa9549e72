import { carries, grainOf } from '../measure/carries.ts';
import { dailySums } from '../measure/daily.ts';
import { total } from '../measure/measure.ts';
import { effectOf, lacking, type Rung } from './rung.ts';
import { spread, sumOf } from './scatter.ts';
import { selectedDays, selectedNames } from './selected.ts';

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
    const all = total(cube, ['revenue', 'organic_rows', 'posts', 'spend'], where).sums;
    if (all.organic_rows === null || all.revenue === null || all.posts === null) {
      return lacking('organic rows and posts along what is selected', `none by ${selectedNames(where)}`);
    }
    if (!carries(cube, 'day')) return lacking('orders by day', `orders by ${grainOf(cube)}`);
    if (all.organic_rows === 0) return lacking('organic rows (no influencer named)', 'none');
    const ids = ['order_rows', 'organic_rows', 'organic_revenue', 'posts'] as const;
    const daily = dailySums(cube, ids, where);
    const columns = new Map(ids.map((id) => [id, daily.of(id)]));
    const on = (id: (typeof ids)[number], day: number) => columns.get(id)?.[day - cube.firstDay] ?? 0;
    const days = Array.from({ length: cube.days }, (_, at) => cube.firstDay + at);
    const isTracked = (day: number) => on('order_rows', day) + on('organic_rows', day) > 0;
    const [first, last] = [days.find(isTracked), days.findLast(isTracked)];
    const period = first === undefined || last === undefined ? [] : selectedDays(where, first, last);
    const hasPost = (day: number): boolean => on('posts', day) > 0;
    // A day of which nothing is recorded sold nothing.
    const organicOf = (some: readonly number[]): number[] => some.map((day) => on('organic_revenue', day));
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
