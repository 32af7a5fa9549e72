/** The pages, in the order of the navigation: a page listed here has a route, a place in the menu and a PDF. */
import type { Page } from '../page.ts';
import { breakdown } from './breakdown.ts';
import { data } from './data.ts';
import { methods } from './methods.ts';
import { overview } from './overview.ts';

export const pages: readonly Page[] = [
  overview,
  breakdown({ id: 'campaigns', label: 'Campaigns', by: 'campaign' }),
  breakdown({ id: 'influencers', label: 'Influencers', by: 'influencer' }),
  breakdown({ id: 'payouts', label: 'Payouts', by: 'basis' }),
  data,
  methods,
];
