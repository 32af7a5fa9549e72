import { defineMetric, ratio } from '../metric.ts';

/** Attributed revenue for a post. */
export const revenue_per_post = defineMetric({
  label: 'Revenue per post',
  formula: '{revenue} ÷ {posts}',
  unit: 'money',
  better: 'higher',
  needs: ['revenue', 'posts'],
  nullWhen: 'there are no posts',
  source: 'All attributed revenue over all posts: it doesn’t say which post brought what.',
  value: ({ revenue, posts }) => ratio(revenue, posts),
});
