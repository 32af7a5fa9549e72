import { influencerDots } from './kinds/influencer-dots.ts';

export const followersAgainstRoas = influencerDots({
  id: 'followers-against-roas',
  x: 'followers',
  tiers: true,
});
