import { defineMetric, ratio } from '../metric.ts';

/** Buyers who came back, of all buyers. */
export const repeat_buyer_share = defineMetric({
  label: 'Share of repeat buyers',
  formula: '{repeat_users} ÷ {users}',
  unit: 'rate',
  better: 'higher',
  needs: ['repeat_users', 'users'],
  nullWhen: 'nobody bought, or only a part of the drop is asked for: users are counted over all of it',
  source: 'Distinct users with two or more attributed orders over those with any.',
  value: ({ repeat_users, users }) => ratio(repeat_users, users),
});
