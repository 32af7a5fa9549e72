import { defineMetric, plus, ratio } from '../metric.ts';

/** Likes and comments per person reached. */
export const engagement_rate = defineMetric({
  label: 'Engagement rate by reach',
  formula: '({likes} + {comments}) ÷ {reach}',
  unit: 'rate',
  better: 'higher',
  needs: ['likes', 'comments', 'reach'],
  nullWhen: 'nobody was reached',
  source: 'Engagement rate by reach; reach is summed over posts and is not unique people.',
  value: ({ likes, comments, reach }) => ratio(plus(likes, comments), reach),
});
