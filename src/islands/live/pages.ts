/** Pages that answer a filter, each loaded when a reader stands on it. */
import type { Context } from '../../compose/context.ts';
import type { Page } from '../../compose/page.ts';

const ofMenu: Readonly<Record<string, () => Promise<Page>>> = {
  overview: async () => (await import('../../compose/pages/overview.ts')).overview,
  campaigns: async () => (await import('../../compose/pages/campaigns.ts')).campaigns,
  returns: async () => (await import('../../compose/pages/returns.ts')).returns,
  influencers: async () => (await import('../../compose/pages/influencers.ts')).influencers,
  payouts: async () => (await import('../../compose/pages/payouts.ts')).payouts,
  channels: async () => (await import('../../compose/pages/channels.ts')).channels,
  insights: async () => (await import('../../compose/pages/insights.ts')).insights,
};

/** Throws when the report has no such page. */
export async function pageOf(context: Context, id: string): Promise<Page> {
  const known = ofMenu[id];
  if (known) return await known();
  const { memberPages } = await import('../../compose/pages/member-pages.ts');
  const found = memberPages(context).find((page) => page.id === id);
  if (!found) throw new Error(`there is no page ${id}`);
  return found;
}
