/** A page for each campaign and each influencer: the report, asked for that one alone. */
import type { Context } from '../context.ts';
import { memberPaths } from '../members.ts';
import type { Page } from '../page.ts';
import { campaignPage } from './campaign-page.ts';
import { influencerPage } from './influencer-page.ts';

export function memberPages(context: Context): Page[] {
  return [
    ...[...memberPaths(context, 'campaign')].map(([campaign, path]) => campaignPage(campaign, path)),
    ...[...memberPaths(context, 'influencer')].map(([influencer, path]) =>
      influencerPage(context, influencer, path),
    ),
  ];
}
