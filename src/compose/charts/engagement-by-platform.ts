import { comparison } from './kinds/comparison.ts';

export const engagementByPlatform = comparison({
  id: 'engagement-by-platform',
  by: 'platform',
  figure: 'engagement_rate',
});
