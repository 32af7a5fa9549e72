/** Figures of real drops that others published or counted exactly; skipped where the drops aren't there. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Cube } from '../../src/core/measure/cube.ts';
import type { DimensionId } from '../../src/core/measure/dimensions.ts';
import { measure, total } from '../../src/core/measure/measure.ts';
import type { MeasureId } from '../../src/core/measure/measures.ts';
import { peerMetrics } from '../../src/core/measure/peers/index.ts';
import { performers } from '../../src/core/measure/segments/performers.ts';
import { everything } from '../../src/core/measure/selection.ts';
import { UNIT } from '../../src/core/money.ts';
import { cubeOfFolder } from './support/read-cube.ts';

const drops = join(import.meta.dirname, '../../../shared/drops');

interface Oracle {
  readonly reach: string;
  readonly engagement_rate_pooled: string;
  readonly attributed_orders: string;
  readonly attributed_revenue: string;
  readonly total_payout: string;
  readonly roas_attributed: string;
  readonly revenue_by_influencer_platform: Readonly<Record<string, string>>;
  readonly revenue_by_source: Readonly<Record<string, string>>;
  readonly payout_by_basis: Readonly<Record<string, string>>;
  readonly influencers_with_payout: number;
  readonly influencers_profitable_roas_gt_1: number;
  readonly top5_roas: readonly { readonly influencer_id: string; readonly roas: string }[];
}

const oracles: Record<string, Oracle> = existsSync(drops)
  ? (JSON.parse(readFileSync(join(drops, 'oracle.json'), 'utf8')) as Record<string, Oracle>)
  : {};

/** Sums of some measures in currency units, by value of a dimension; nothing where the sum is 0. */
function unitsBy(cube: Cube, by: DimensionId, ids: readonly MeasureId[]): Record<string, number> {
  const rows = measure(cube, { by: [by], figures: ids });
  return Object.fromEntries(
    rows.flatMap(({ at, sums }) => {
      const sum = ids.reduce((added, id) => added + (sums[id] ?? 0), 0);
      return sum === 0 ? [] : [[at[by] ?? '(none)', sum / UNIT]];
    }),
  );
}

/** Values of the oracle under the names that files are read to: X is Twitter, per_order is order. */
function renamed(values: Readonly<Record<string, string>>, rename: (name: string) => string) {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [rename(name), Number(value)]));
}

function closeTo(found: Readonly<Record<string, number>>, wanted: Readonly<Record<string, number>>): void {
  expect(Object.keys(found).sort()).toEqual(Object.keys(wanted).sort());
  for (const [name, value] of Object.entries(wanted)) expect(found[name], name).toBeCloseTo(value, 2);
}

const platformNames: Readonly<Record<string, string>> = {
  instagram: 'Instagram',
  youtube: 'YouTube',
  linkedin: 'LinkedIn',
  twitter: 'Twitter',
  X: 'Twitter',
};

describe.skipIf(!existsSync(drops))('exact totals', () => {
  test.each(Object.entries(oracles))('%s', async (name, oracle) => {
    const { cube } = await cubeOfFolder(join(drops, name));
    const { sums, values } = total(cube, ['revenue', 'orders', 'spend', 'roas', 'engagement_rate', 'reach']);
    expect((sums.revenue ?? 0) / UNIT).toBeCloseTo(Number(oracle.attributed_revenue), 2);
    expect((sums.spend ?? 0) / UNIT).toBeCloseTo(Number(oracle.total_payout), 2);
    expect(sums.orders).toBe(Number(oracle.attributed_orders));
    expect(values.roas).toBeCloseTo(Number(oracle.roas_attributed), 5);
    // Of one drop, rows with negative counts are left out.
    if (name !== 'hassanyusuf6826') {
      expect(sums.reach).toBe(Number(oracle.reach));
      expect(values.engagement_rate).toBeCloseTo(Number(oracle.engagement_rate_pooled), 7);
    }

    const { '(none)': organic = 0, ...platforms } = renamed(
      oracle.revenue_by_influencer_platform,
      (platform) => platformNames[platform] ?? platform,
    );
    closeTo(unitsBy(cube, 'platform', ['revenue']), platforms);
    expect((total(cube, ['organic_revenue']).sums.organic_revenue ?? 0) / UNIT).toBeCloseTo(organic, 2);
    const sources = renamed(oracle.revenue_by_source, (source) => source);
    closeTo(unitsBy(cube, 'source', ['revenue', 'organic_revenue']), sources);
    const bases = renamed(oracle.payout_by_basis, (basis) => basis.toLowerCase().replace('per_', ''));
    closeTo(unitsBy(cube, 'basis', ['spend']), bases);

    const [profitable] = peerMetrics.profitable_share.rows(cube, [], everything);
    expect(profitable?.n).toBe(oracle.influencers_with_payout);
    expect((profitable?.value ?? 0) * (profitable?.n ?? 0)).toBeCloseTo(
      oracle.influencers_profitable_roas_gt_1,
      9,
    );

    const { top } = performers(cube, { by: 'influencer', figure: 'roas', leastOrders: 0 });
    const wanted = oracle.top5_roas.map(({ influencer_id, roas }) => [influencer_id, Number(roas)] as const);
    expect(top.map(({ id }) => id).sort()).toEqual(wanted.map(([id]) => id).sort());
    for (const [id, roas] of wanted) {
      expect(top.find((performer) => performer.id === id)?.value).toBeCloseTo(roas, 4);
    }
  });
});

describe.skipIf(!existsSync(drops))('figures that others published', () => {
  test('mean of influencer ROAS by city, and the highest', async () => {
    const { cube } = await cubeOfFolder(join(drops, 'insane-abhinav'));
    const rows = peerMetrics.mean_influencer_roas.rows(cube, ['city'], everything);
    const means = Object.fromEntries(rows.map(({ at, value }) => [at.city, value ?? 0]));
    expect(means.Delhi).toBeCloseTo(10.1304, 4);
    expect(means.Chennai).toBeCloseTo(7.8492, 4);
    expect(means.Kolkata).toBeCloseTo(5.9513, 4);
    expect(means.Mumbai).toBeCloseTo(0.19698, 5);
    expect(total(cube, ['roas']).values.roas).toBeCloseTo(0.272762, 6);
    const [highest] = peerMetrics.highest_influencer_roas.rows(cube, [], everything);
    expect(highest?.value).toBeCloseTo(47.07639063, 4);
  });

  test('payouts by basis', async () => {
    const { cube } = await cubeOfFolder(join(drops, 'shreyanshx07'));
    const { sums, values } = total(cube, ['revenue', 'spend', 'roas', 'orders_per_influencer', 'payouts']);
    expect([sums.revenue, sums.spend, sums.payouts]).toEqual([13_950 * UNIT, 53_825 * UNIT, 55]);
    expect(unitsBy(cube, 'basis', ['spend'])).toEqual({
      sale: 24_000,
      post: 18_600,
      engagement: 9_250,
      click: 1_975,
    });
    expect(values.roas).toBeCloseTo(0.259173, 6);
    expect(values.orders_per_influencer).toBeCloseTo(279 / 55, 9);
  });

  test('unit economics and the funnel', async () => {
    const { cube } = await cubeOfFolder(join(drops, 'techysuman27'));
    const figures = [
      'aov',
      'cpo',
      'roas',
      'engagement_rate',
      'conversion_rate',
      'repeat_buyer_share',
    ] as const;
    const { values } = total(cube, figures);
    expect((values.aov ?? 0) / UNIT).toBeCloseTo(199.194701, 5);
    expect((values.cpo ?? 0) / UNIT).toBeCloseTo(66.508969, 5);
    expect(values.roas).toBeCloseTo(2.99500507, 8);
    expect(values.engagement_rate).toBeCloseTo(0.0457, 4);
    expect(values.conversion_rate).toBeCloseTo(0.0033, 4);
    expect(peerMetrics.profitable_share.rows(cube, [], everything)).toEqual([{ at: {}, value: 0.9, n: 100 }]);
  });
});
