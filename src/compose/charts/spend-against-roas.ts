import { influencerDots } from './kinds/influencer-dots.ts';

export const spendAgainstRoas = influencerDots({ id: 'spend-against-roas', x: 'spend' });
