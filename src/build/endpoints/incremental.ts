import { z } from 'zod';
import { published } from '../../core/format/published.ts';
import { estimateAll } from '../../core/incremental/index.ts';
import type { Effect, Estimate } from '../../core/incremental/rung.ts';
import { everything } from '../../core/measure/selection.ts';
import { single } from './endpoint.ts';
import { moneySchema, ratioSchema } from './figures.ts';

const effectSchema = z.object({
  campaign_revenue: moneySchema.describe('What was sold, in the rows that the baseline speaks of.'),
  baseline_revenue: moneySchema.describe('What would have been sold without influencers.'),
  incremental_revenue: moneySchema.describe('campaign_revenue − baseline_revenue, which can be below 0.'),
  iroas: ratioSchema.describe('Incremental ROAS: incremental revenue ÷ spend; null = no spend.'),
});

const known = z.object({
  defined: z.literal(true),
  point: effectSchema.nullable().describe('null = a band is all that is known.'),
  low: effectSchema.describe('Lower end of the band; the point itself where no band is known.'),
  high: effectSchema,
  sample: z.object({ n: z.int().nonnegative(), of: z.string() }).describe('What the estimate rests on.'),
  details: z
    .array(
      z.object({
        label: z.string(),
        value: z.number(),
        unit: z.enum(['money', 'count', 'multiple', 'rate']).describe('rate: 0.05 is 5 %.'),
      }),
    )
    .describe('Numbers that explain the estimate.'),
  parts: z
    .array(z.object({ name: z.string(), effect: effectSchema }))
    .describe('Where the estimate is a sum of parts, such as campaigns.'),
});

const lacking = z.object({
  defined: z.literal(false),
  lacks: z
    .object({ needs: z.string(), has: z.string() })
    .describe('What the method needs of the drop, and what the drop has.'),
});

const about = z.object({
  id: z.string(),
  label: z.string(),
  baseline: z.string().describe('What revenue is compared with.'),
  formula: z.string(),
  assumes: z.string(),
  needs: z.string(),
});

/** How much influencers caused, by every baseline: none is the truth, so none stands alone. */
export const incremental = single({
  name: 'incremental',
  needs: { measures: ['spend'] },
  description:
    'Incremental revenue and incremental ROAS against every baseline, with its formula and what it assumes; what the drop lacks where it cannot carry one.',
  schema: z.object({
    rungs: z
      .array(
        z.union([
          z.object({ ...about.shape, ...known.shape }),
          z.object({ ...about.shape, ...lacking.shape }),
        ]),
      )
      .describe('From the weakest claim to the strongest.'),
  }),
  body: ({ evidence }) => ({
    rungs: estimateAll({ ...evidence, where: everything }).map(({ id, rung, estimate }) => ({
      id,
      label: rung.label,
      baseline: rung.baseline,
      formula: rung.formula,
      assumes: rung.assumes,
      needs: rung.needs,
      ...estimateOf(estimate),
    })),
  }),
});

function estimateOf(estimate: Estimate) {
  if (!estimate.defined) {
    const { needs, has } = estimate;
    return { defined: false, lacks: { needs, has } };
  }
  const { point, low, high, sample, details, parts } = estimate;
  return {
    defined: true,
    point: point && effectOf(point),
    low: effectOf(low),
    high: effectOf(high),
    sample,
    details: details.map(({ label, value, unit }) => ({ label, value: published(value, unit), unit })),
    parts: parts.map(({ name, effect }) => ({ name, effect: effectOf(effect) })),
  };
}

function effectOf({ campaignRevenue, baselineRevenue, incrementalRevenue, iroas }: Effect) {
  return {
    campaign_revenue: published(campaignRevenue, 'money'),
    baseline_revenue: published(baselineRevenue, 'money'),
    incremental_revenue: published(incrementalRevenue, 'money'),
    iroas: published(iroas, 'multiple'),
  };
}
