import { defineMetric, plus, ratio } from '../metric.ts';

/** Likes and comments per follower of the influencers who posted. */
export const engagement_rate_followers = defineMetric({
  label: 'Engagement rate by followers',
  formula: '({likes} + {comments}) ÷ {posting_followers}',
  unit: 'rate',
  better: 'higher',
  needs: ['likes', 'comments', 'posting_followers'],
  nullWhen: 'nobody who posted has followers',
  source:
    'Engagement rate by followers; each influencer’s followers count once, whatever the number of posts.',
  value: ({ likes, comments, posting_followers }) => ratio(plus(likes, comments), posting_followers),
});
