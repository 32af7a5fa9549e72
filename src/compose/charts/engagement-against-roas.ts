import { influencerDots } from './kinds/influencer-dots.ts';

export const engagementAgainstRoas = influencerDots({ id: 'engagement-against-roas', x: 'engagement_rate' });
