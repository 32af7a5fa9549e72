import { defineMetric, plus, ratio } from '../metric.ts';

/** Spend for a like or a comment. */
export const cpe = defineMetric({
  label: 'Cost per engagement',
  formula: '{spend} ÷ ({likes} + {comments})',
  unit: 'money',
  better: 'lower',
  needs: ['spend', 'likes', 'comments'],
  nullWhen: 'there are no likes and no comments',
  source: 'CPE.',
  value: ({ spend, likes, comments }) => ratio(spend, plus(likes, comments)),
});
