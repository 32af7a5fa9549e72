import { z } from 'zod';
import type { Attribution, ChannelRow, Met, ModelFigures } from '../../core/attribution/attribute.ts';
import { attributionModelIds, attributionModels } from '../../core/attribution/index.ts';
import { published } from '../../core/format/published.ts';
import { single } from './endpoint.ts';
import { moneySchema, ratioSchema } from './figures.ts';
import { influencerNames } from './influencer-columns.ts';

const without = 'null = the report does without attribution.';

const met = z.object({
  users: z.int().nonnegative().describe('Buyers and clickers with a tracking row that names an influencer.'),
  several: z.int().nonnegative().describe('Those of them who met more than one.'),
  share: ratioSchema.describe('several ÷ users'),
  line: z.string().nullable().describe('Why all models credit the same; null = they differ.'),
});

const credit = z.object({
  revenue: z.number().describe('Credited revenue; over all rows the same sum by every model.'),
  roas: ratioSchema.describe('Credited revenue ÷ spend.'),
  iroas_low: ratioSchema.describe('Credited revenue less the higher organic share, ÷ spend.'),
  iroas_high: ratioSchema.describe('Credited revenue less the lower organic share, ÷ spend.'),
});

const figures = {
  spend: moneySchema,
  models: z.object(Object.fromEntries(attributionModelIds.map((id) => [id, credit]))),
};

const name = (label: string) => z.string().nullable().describe(`${label}; null = what names none.`);

/** Only sums: users were parted from their touches when the drop was read. */
export const attribution = single({
  name: 'attribution',
  needs: { whole: true },
  description:
    'Attributed revenue, ROAS and incremental ROAS by influencer, platform and campaign, under every attribution model.',
  schema: z.object({
    models: z.array(z.object({ id: z.string(), label: z.string(), rule: z.string() })),
    organic_share: z
      .object({ low: z.number(), high: z.number() })
      .describe('Share of the attributed revenue that is assumed to have come anyway.'),
    met: z.object({ influencers: met, campaigns: met }).nullable().describe(without),
    by: z
      .object({
        influencer: z.array(
          z.object({ influencer_id: name('Influencer'), influencer: name('Name'), ...figures }),
        ),
        platform: z.array(z.object({ platform: name('Platform'), ...figures })),
        campaign: z.array(z.object({ campaign: name('Campaign'), ...figures })),
      })
      .nullable()
      .describe(without),
  }),
  body: ({ attribution: found, cube, evidence }) => ({
    models: attributionModelIds.map((id) => {
      const { label, rule } = attributionModels[id];
      return { id, label, rule };
    }),
    organic_share: evidence.organicShare,
    met: found && { influencers: metOf(found.met.influencers), campaigns: metOf(found.met.campaigns) },
    by: found && byChannel(found, influencerNames(cube)),
  }),
});

function metOf({ users, several, share, line }: Met) {
  return { users, several, share: published(share, 'rate'), line };
}

function byChannel({ by }: Attribution, nameOf: (id: string | null) => string | null) {
  return {
    influencer: by.influencer.map((row) => ({
      influencer_id: row.name,
      influencer: nameOf(row.name),
      ...figuresOf(row),
    })),
    platform: by.platform.map((row) => ({ platform: row.name, ...figuresOf(row) })),
    campaign: by.campaign.map((row) => ({ campaign: row.name, ...figuresOf(row) })),
  };
}

function figuresOf({ spend, models }: ChannelRow) {
  return {
    spend: published(spend, 'money'),
    models: Object.fromEntries(attributionModelIds.map((id) => [id, creditOf(models[id])])),
  };
}

function creditOf({ revenue, roas, iroas }: ModelFigures) {
  return {
    revenue: published(revenue, 'money'),
    roas: published(roas, 'multiple'),
    iroas_low: published(iroas.low, 'multiple'),
    iroas_high: published(iroas.high, 'multiple'),
  };
}
