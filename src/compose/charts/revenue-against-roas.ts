import { influencerDots } from './kinds/influencer-dots.ts';

export const revenueAgainstRoas = influencerDots({ id: 'revenue-against-roas', x: 'revenue' });
