import { z } from 'zod';
import { published } from '../../core/format/published.ts';
import type { Cube } from '../../core/measure/cube.ts';
import { bottomTenth } from '../../core/measure/segments/bottom-tenth.ts';
import { concentration, type Share } from '../../core/measure/segments/concentration.ts';
import { correlations } from '../../core/measure/segments/correlations.ts';
import { payByTier } from '../../core/measure/segments/pay-by-tier.ts';
import { type Performer, performers } from '../../core/measure/segments/performers.ts';
import { quadrantIds, quadrants } from '../../core/measure/segments/quadrants.ts';
import { roasSegments } from '../../core/measure/segments/roas-segments.ts';
import { type Season, seasonality } from '../../core/measure/segments/seasonality.ts';
import { single } from './endpoint.ts';
import { moneySchema, ratioSchema } from './figures.ts';
import { influencerNames } from './influencer-columns.ts';
import { publishedSegment, segmentSchema } from './segment.ts';

const count = z.int().nonnegative();
const rule = z.string().describe('Who is in, in words.');
const person = z.object({ influencer_id: z.string(), influencer: z.string() });
const campaign = z.object({ campaign: z.string() });

const ranked = (one: z.ZodObject) => {
  const row = z.object({ ...one.shape, roas: z.number(), orders: count });
  return z.object({
    rule,
    compared: count,
    left_out: count.describe('Those without a ROAS, or with too few orders.'),
    top: z.array(row),
    under: z.array(row).describe('Lowest first; nobody who is among the top.'),
  });
};

const season = z.object({
  part: z.int().describe('Month of the year, or day of the week from 1 = Monday.'),
  days: count.describe('Days of the period that fall there.'),
  revenue: moneySchema,
  orders: z.int(),
  revenue_per_day: moneySchema,
  index: ratioSchema.describe('Revenue a day ÷ that of the whole period.'),
});

const shares = (one: z.ZodObject) => {
  const share = z.object({
    of: z.array(one).describe('Largest first.'),
    among: count.describe('Among how many with any.'),
    share: ratioSchema,
  });
  return z.object({ revenue: share, spend: share });
};

/** What the pages say of groups of influencers, with the rule that makes each group. */
export const segments = single({
  name: 'segments',
  needs: { along: ['influencer'], measures: ['spend'] },
  description:
    'Influencers by ROAS and spend, the best and the worst, pay within tiers, correlations, seasons and concentration, each with its rule.',
  schema: z.object({
    roas_segments: z.object({
      rule,
      at: z.number().describe('The ROAS that parts them.'),
      high: segmentSchema,
      low: segmentSchema,
    }),
    quadrants: z.object({
      rule,
      median_spend: moneySchema,
      break_even_roas: z.number(),
      ...Object.fromEntries(
        quadrantIds.map((id) => [
          id,
          z.object({ ...segmentSchema.shape, members: z.array(person).describe('Most spend first.') }),
        ]),
      ),
    }),
    correlations: z.object({
      rule,
      with_roas: z.array(
        z.object({
          figure: z.string(),
          rho: z.number().nullable().describe('−1 to 1.'),
          n: count.describe('Influencers with both figures.'),
          missing: z.string().nullable().describe('Why there is none; null where there is one.'),
        }),
      ),
    }),
    bottom_tenth: z.object({
      rule,
      of: count.describe('Influencers with spend.'),
      ...segmentSchema.shape,
      members: z.array(z.object({ ...person.shape, roas: z.number(), spend: z.number() })),
    }),
    performers: z.object({ influencers: ranked(person), campaigns: ranked(campaign) }),
    pay_by_tier: z.object({
      rule,
      mixed: count.describe('Influencers paid under more than one basis.'),
      rows: z.array(
        z.object({
          tier: z.string().nullable().describe('null = followers not recorded.'),
          basis: z.string(),
          ...segmentSchema.shape,
        }),
      ),
    }),
    seasonality: z.object({
      rule,
      days: count.describe('Days of the period.'),
      years: count.describe('Whole years; with fewer than two, a season can’t be told from a trend.'),
      months: z.array(season),
      weekdays: z.array(season),
    }),
    concentration: z.object({
      rule,
      largest_campaign: shares(campaign),
      top_influencers: shares(person),
    }),
  }),
  body: ({ cube }) => ({
    roas_segments: byRoas(cube),
    quadrants: inQuadrants(cube),
    correlations: correlated(cube),
    bottom_tenth: lowest(cube),
    performers: { influencers: best(cube, 'influencer'), campaigns: best(cube, 'campaign') },
    pay_by_tier: paid(cube),
    seasonality: seasonal(cube),
    concentration: concentrated(cube),
  }),
});

type Named = (id: string) => Readonly<Record<string, string | null>>;

function people(cube: Cube): Named {
  const nameOf = influencerNames(cube);
  return (id) => ({ influencer_id: id, influencer: nameOf(id) });
}

const campaigns: Named = (id) => ({ campaign: id });

function byRoas(cube: Cube) {
  const { rule, at, high, low } = roasSegments(cube);
  return { rule, at: published(at, 'multiple'), high: publishedSegment(high), low: publishedSegment(low) };
}

function inQuadrants(cube: Cube) {
  const { rule, medianSpend, breakEven, quadrants: parted } = quadrants(cube);
  const named = people(cube);
  return {
    rule,
    median_spend: published(medianSpend, 'money'),
    break_even_roas: published(breakEven, 'multiple'),
    ...Object.fromEntries(
      quadrantIds.map((id) => [
        id,
        { ...publishedSegment(parted[id]), members: parted[id].members.map(named) },
      ]),
    ),
  };
}

function correlated(cube: Cube) {
  const { rule, correlations: found } = correlations(cube);
  return {
    rule,
    with_roas: found.map(({ figure, rho, n, missing }) => ({
      figure,
      rho: published(rho, 'multiple'),
      n,
      missing,
    })),
  };
}

function lowest(cube: Cube) {
  const { rule, of, members, ...segment } = bottomTenth(cube);
  const named = people(cube);
  return {
    rule,
    of,
    ...publishedSegment(segment),
    members: members.map(({ influencer, roas, spend }) => ({
      ...named(influencer),
      roas: published(roas, 'multiple'),
      spend: published(spend, 'money'),
    })),
  };
}

function best(cube: Cube, by: 'influencer' | 'campaign') {
  const { rule, compared, leftOut, top, under } = performers(cube, { by, figure: 'roas' });
  const named = by === 'influencer' ? people(cube) : campaigns;
  const row = ({ id, value, orders }: Performer) => ({
    ...named(id),
    roas: published(value, 'multiple'),
    orders,
  });
  return { rule, compared, left_out: leftOut, top: top.map(row), under: under.map(row) };
}

function paid(cube: Cube) {
  const { rule, mixed, rows } = payByTier(cube);
  return {
    rule,
    mixed,
    rows: rows.map(({ tier, basis, ...segment }) => ({ tier, basis, ...publishedSegment(segment) })),
  };
}

function seasonal(cube: Cube) {
  const { rule, days, years, months, weekdays } = seasonality(cube);
  return { rule, days, years, months: months.map(seasonOf), weekdays: weekdays.map(seasonOf) };
}

function seasonOf({ part, days, revenue, orders, revenuePerDay, index }: Season) {
  return {
    part,
    days,
    revenue: published(revenue, 'money'),
    orders,
    revenue_per_day: published(revenuePerDay, 'money'),
    index: published(index, 'multiple'),
  };
}

function concentrated(cube: Cube) {
  const { rule, largestCampaign, topInfluencers } = concentration(cube);
  const shared = ({ revenue, spend }: Record<'revenue' | 'spend', Share>, named: Named) => ({
    revenue: shareOf(revenue, named),
    spend: shareOf(spend, named),
  });
  return {
    rule,
    largest_campaign: shared(largestCampaign, campaigns),
    top_influencers: shared(topInfluencers, people(cube)),
  };
}

function shareOf({ of, among, share }: Share, named: Named) {
  return { of: of.map(named), among, share: published(share, 'rate') };
}
