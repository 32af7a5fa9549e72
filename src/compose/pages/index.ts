/** The pages, in the order of the navigation: a page listed here has a route, a place in the menu and a PDF. */
import type { Context } from '../context.ts';
import type { Page } from '../page.ts';
import { isTold } from '../told.ts';
import { api } from './api.ts';
import { campaigns } from './campaigns.ts';
import { changes } from './changes.ts';
import { channels } from './channels.ts';
import { data } from './data.ts';
import { influencers } from './influencers.ts';
import { insights } from './insights.ts';
import { memberPages } from './member-pages.ts';
import { methods } from './methods.ts';
import { overview } from './overview.ts';
import { payouts } from './payouts.ts';
import { returns } from './returns.ts';
import { yourFiles } from './your-files.ts';

export const pages: readonly Page[] = [
  overview,
  campaigns,
  returns,
  influencers,
  payouts,
  channels,
  insights,
  changes,
  data,
  methods,
  api,
  yourFiles,
];

/** Those that a report has, in the same order: what could only stay blank, as it isn't told, is not made. */
export function menuOf({ report, cube }: Pick<Context, 'report' | 'cube'>): readonly Page[] {
  return pages.filter(({ exists, needs = {} }) => (exists?.(report) ?? true) && isTold(cube, needs));
}

/** Every page of a report: those of the navigation, and those of single campaigns and influencers. */
export function allPages(context: Context): Page[] {
  return [...menuOf(context), ...memberPages(context)];
}
