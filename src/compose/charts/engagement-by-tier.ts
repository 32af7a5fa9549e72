import { comparison } from './kinds/comparison.ts';

export const engagementByTier = comparison({
  id: 'engagement-by-tier',
  by: 'tier',
  figure: 'engagement_rate',
});
