import { cut } from './cut.ts';

export const platforms = cut({
  name: 'platforms',
  by: 'platform',
  order: 'revenue',
  description:
    'Platforms with all figures: revenue and spend by the influencer’s platform, reach and engagement by the post’s.',
});
