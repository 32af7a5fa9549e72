/**
 * Attributed revenue by each model, summed by influencer, platform and campaign: users end here. Only
 * users who met several are shared out; the revenue of all others is the same by every model.
 */
import type { Drop, Touches } from '../drop.ts';
import type { OrganicShare } from '../incremental/organic-share.ts';
import type { Cube } from '../measure/cube.ts';
import { measure } from '../measure/measure.ts';
import { ratio } from '../measure/metric.ts';
import type { Amount } from '../money.ts';
import { credit } from './credit.ts';
import { type AttributionModelId, attributionModelIds, attributionModels } from './index.ts';
import { journeysOf } from './journeys.ts';

/** What influencers are rolled up to is summed from them; campaigns are met as such. */
export type ChannelId = 'influencer' | 'platform' | 'campaign';

export interface ModelFigures {
  /** Credited revenue; over all channels the same sum by every model: the attributed revenue. */
  readonly revenue: Amount;
  /** Credited revenue ÷ spend; `null` without spend, or where spend is not recorded along the channel. */
  readonly roas: number | null;
  /** Credited revenue less the assumed organic share, ÷ spend: low by the higher share. */
  readonly iroas: { readonly low: number | null; readonly high: number | null };
}

export interface ChannelRow {
  /** `null` = not recorded. */
  readonly name: string | null;
  readonly spend: Amount | null;
  readonly models: Readonly<Record<AttributionModelId, ModelFigures>>;
}

export interface Met {
  /** Users with at least one tracking row that names an influencer. */
  readonly users: number;
  /** Those who met more than one; in campaigns, for rows of `campaign`. */
  readonly several: number;
  /** `null` without users. */
  readonly share: number | null;
  /** One line that stands for the table where models cannot differ; `null` where they can. */
  readonly line: string | null;
}

export interface Attribution {
  readonly met: { readonly influencers: Met; readonly campaigns: Met };
  readonly organicShare: OrganicShare;
  /** In the order of the cube's values. */
  readonly by: Readonly<Record<ChannelId, readonly ChannelRow[]>>;
}

/** `null` where the drop was read without touches. Never under a selection: users are in no cube. */
export function attribute(drop: Drop, cube: Cube, organicShare: OrganicShare): Attribution | null {
  const { touches } = drop;
  if (touches === null) return null;
  const texts = { influencer: drop.influencers.id.values, campaign: drop.tracking.campaign?.values ?? [] };
  const rows = (by: ChannelId, credits: Credits): ChannelRow[] => rowsOf(cube, by, credits, organicShare);
  const byInfluencer = creditsOf(touches, touches.influencer, texts.influencer, cube, 'influencer');
  const byCampaign = creditsOf(touches, touches.campaign, texts.campaign, cube, 'campaign');
  return {
    met: {
      influencers: metOf(touches.users, touches.metInfluencers, 'influencer'),
      campaigns: metOf(touches.users, touches.metCampaigns, 'campaign'),
    },
    organicShare,
    by: {
      influencer: rows('influencer', byInfluencer),
      platform: rows('platform', rolledUp(byInfluencer, cube)),
      campaign: rows('campaign', byCampaign),
    },
  };
}

/** Credited revenue by value, `null` = not recorded. */
type Credits = ReadonlyMap<string | null, Readonly<Record<AttributionModelId, Amount>>>;

/** `codes` are the touches' into `texts`. */
function creditsOf(
  touches: Touches,
  codes: Int32Array,
  texts: readonly string[],
  cube: Cube,
  by: 'influencer' | 'campaign',
): Credits {
  const sold = measure(cube, { by: [by], figures: ['revenue'] });
  const values = sold.map(({ at }) => at[by] ?? null);
  const place = new Map(values.map((value, code) => [value, code]));
  const channelOf = (code: number): number => {
    const found = place.get(texts[code] ?? null);
    if (found === undefined) throw new Error('every touch is a tracking row that names an influencer');
    return found;
  };
  const channel = codes.map(channelOf);
  // What stands for users who are not shared out: all revenue less that of those who are.
  const others = Float64Array.from(sold, ({ sums }) => sums.revenue ?? 0);
  for (const [at, code] of channel.entries()) others[code] = (others[code] ?? 0) - (touches.revenue[at] ?? 0);
  const credited = eachModel((id) => ({ model: attributionModels[id], sums: others.slice() }));
  const models = Object.values(credited);
  for (const journey of journeysOf(touches, channel)) credit(journey, models);
  return new Map(
    values.map((value, code) => [value, eachModel((id) => credited[id].sums[code] ?? 0)] as const),
  );
}

function rolledUp(byInfluencer: Credits, cube: Cube): Credits {
  const sums = new Map<string | null, Record<AttributionModelId, Amount>>();
  for (const { at } of measure(cube, { by: ['influencer', 'platform'], figures: ['order_rows'] })) {
    const credits = byInfluencer.get(at.influencer ?? null);
    if (credits === undefined) continue;
    const platform = at.platform ?? null;
    const before = sums.get(platform);
    sums.set(
      platform,
      eachModel((id) => (before?.[id] ?? 0) + credits[id]),
    );
  }
  return sums;
}

function rowsOf(cube: Cube, by: ChannelId, credits: Credits, { low, high }: OrganicShare): ChannelRow[] {
  return measure(cube, { by: [by], figures: ['revenue', 'spend'] }).map(({ at, sums }) => {
    const name = at[by] ?? null;
    const { spend } = sums;
    const revenue = credits.get(name);
    const figures = (id: AttributionModelId): ModelFigures => {
      const amount = revenue?.[id] ?? 0;
      const less = (share: number): number | null => ratio(amount * (1 - share), spend);
      return { revenue: amount, roas: ratio(amount, spend), iroas: { low: less(high), high: less(low) } };
    };
    return { name, spend, models: eachModel(figures) };
  });
}

function metOf(users: number, several: number, what: string): Met {
  const line = several > 0 ? null : `No user met more than one ${what}: every model credits the same.`;
  return { users, several, share: ratio(several, users), line };
}

function eachModel<T>(of: (id: AttributionModelId) => T): Record<AttributionModelId, T> {
  return Object.fromEntries(attributionModelIds.map((id) => [id, of(id)])) as Record<AttributionModelId, T>;
}
